package org.asyncrpc.actuate;

import java.io.IOException;
import java.security.Principal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Believes whoever a request says that it comes from.
 */
class PrincipalFilter extends OncePerRequestFilter {

	static final String PRINCIPAL = "Test-Principal";

	static final String ROLE = "Test-Role";

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(new HttpServletRequestWrapper(request) {

			@Override
			public Principal getUserPrincipal() {
				String name = getHeader(PRINCIPAL);
				return (name != null) ? () -> name : null;
			}

			@Override
			public boolean isUserInRole(String role) {
				return role.equals(getHeader(ROLE));
			}

		}, response);
	}

}
