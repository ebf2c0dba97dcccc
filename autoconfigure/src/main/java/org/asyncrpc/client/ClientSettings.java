package org.asyncrpc.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * How a client treats its server.
 *
 * @param url where the protocol's resources are, without a slash at the end
 * @param timeout how long calls may stay outstanding, or {@code null} if the server
 * decides
 * @param readTimeout how long an answer may take, beyond the time that the server was
 * asked to hold the request
 * @param maxWait for how long the server is asked to hold a request
 * @param retry how what failed is tried again
 * @param limits how much is under way at a time
 * @param bindings whether calls share requests and a stream, or {@code null} if that
 * depends on whether it is certain that all calls come from the same principal
 */
public record ClientSettings(URI url, @Nullable Duration timeout, Duration readTimeout, Duration maxWait, Retry retry,
		Limits limits, @Nullable Boolean bindings) {

	/**
	 * Puts together where the protocol's resources are.
	 * @param client the name of the client
	 * @param url the URL of the server
	 * @param basePath the path below it
	 * @return an absolute URL without a slash at the end
	 */
	public static URI url(String client, String url, String basePath) {
		try {
			String path = StringUtils.trimTrailingCharacter(StringUtils.trimTrailingCharacter(url.trim(), '/')
					+ (basePath.startsWith("/") ? basePath : "/" + basePath), '/');
			URI uri = new URI(path);
			boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
			if (http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
				return uri;
			}
		}
		catch (URISyntaxException ex) {
			// Said below
		}
		throw ClientProblem.invalidUrl(client, url).asException();
	}

	/**
	 * How what failed is tried again.
	 *
	 * @param delay about how long to wait before the second attempt; twice as long before
	 * each further one
	 * @param maxDelay how long to wait between attempts at the most
	 * @param timeout for how long to try
	 */
	public record Retry(Duration delay, Duration maxDelay, Duration timeout) {
	}

	/**
	 * How much is under way at a time.
	 *
	 * @param requests the number of HTTP requests at the most
	 * @param held the number of these that the server is asked to hold at the most
	 * @param outstanding the number of outstanding calls at the most
	 */
	public record Limits(int requests, int held, int outstanding) {

		/**
		 * Limits that leave room for requests that the server answers at once.
		 * @param requests the number of HTTP requests at the most
		 * @param outstanding the number of outstanding calls at the most
		 * @return the limits
		 */
		public static Limits of(int requests, int outstanding) {
			return new Limits(requests, requests - Math.max(1, requests / 4), outstanding);
		}

	}

}
