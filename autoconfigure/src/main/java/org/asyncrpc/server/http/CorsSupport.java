package org.asyncrpc.server.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Applies the cross-origin rules that the application gave to Spring MVC, which know
 * nothing of this servlet. Where a filter has applied rules of its own, these add
 * nothing.
 */
public final class CorsSupport {

	private final CorsProcessor processor = new DefaultCorsProcessor();

	private final Supplier<Map<PathPattern, CorsConfiguration>> rules;

	/**
	 * Create the support.
	 * @param rules gives the rules by path pattern; asked once, by the first request from
	 * another origin
	 */
	public CorsSupport(Supplier<Map<String, CorsConfiguration>> rules) {
		this.rules = SingletonSupplier.of(() -> parse(rules.get()));
	}

	/**
	 * A support that has no rules, and so leaves all to filters.
	 * @return the support
	 */
	public static CorsSupport none() {
		return new CorsSupport(Map::of);
	}

	private static Map<PathPattern, CorsConfiguration> parse(Map<String, CorsConfiguration> rules) {
		Map<PathPattern, CorsConfiguration> parsed = new LinkedHashMap<>();
		rules.forEach((pattern, rule) -> parsed.put(PathPatternParser.defaultInstance.parse(pattern), rule));
		return parsed;
	}

	/**
	 * Applies the rules.
	 * @param request the request
	 * @param response its response
	 * @return whether the request is answered: it was a preflight, or is not allowed
	 * @throws IOException if the answer cannot be written
	 */
	boolean isHandled(HttpServletRequest request, HttpServletResponse response) throws IOException {
		CorsConfiguration rule = isCorsRequest(request) ? rule(request) : null;
		if (rule == null) {
			return false;
		}
		boolean preFlight = CorsUtils.isPreFlightRequest(request);
		return !this.processor.processRequest(rule, request, response) || preFlight;
	}

	private static boolean isCorsRequest(HttpServletRequest request) {
		try {
			return CorsUtils.isCorsRequest(request);
		}
		catch (IllegalArgumentException ex) {
			// An origin that is no URL: the processor refuses it, if there is a rule
			return true;
		}
	}

	private @Nullable CorsConfiguration rule(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		PathContainer container = PathContainer.parsePath(path);
		for (Map.Entry<PathPattern, CorsConfiguration> entry : this.rules.get().entrySet()) {
			if (entry.getKey().matches(container)) {
				return entry.getValue();
			}
		}
		return null;
	}

}
