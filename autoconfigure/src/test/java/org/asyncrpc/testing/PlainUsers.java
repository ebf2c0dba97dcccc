package org.asyncrpc.testing;

import java.util.Arrays;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * Users whose passwords stay as they are. Spring Security would encode them anew after
 * the first login, and then take a tenth of a second for each request.
 */
public final class PlainUsers {

	private PlainUsers() {
	}

	/**
	 * Users with one password.
	 * @param password the password of all
	 * @param names the names of the users
	 * @return a service that knows them, and does not change them
	 */
	public static UserDetailsService of(String password, String... names) {
		return new InMemoryUserDetailsManager(Arrays.stream(names)
			.map((name) -> User.withUsername(name).password("{noop}" + password).build())
			.toArray(UserDetails[]::new))::loadUserByUsername;
	}

}
