package org.asyncrpc.security;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Signs tokens as an authorization server would.
 */
final class Tokens {

	static final KeyPair KEYS = keys();

	private Tokens() {
	}

	static String of(String subject, String scope) {
		return sign(KEYS, subject, scope, Duration.ofMinutes(5));
	}

	static String expired(String subject) {
		return sign(KEYS, subject, "", Duration.ofMinutes(-5));
	}

	static String forged(String subject) {
		return sign(keys(), subject, "", Duration.ofMinutes(5));
	}

	private static String sign(KeyPair keys, String subject, String scope, Duration validity) {
		Instant now = Instant.now();
		SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256),
				new JWTClaimsSet.Builder().subject(subject)
					.claim("scope", scope)
					.issueTime(Date.from(now.minus(Duration.ofMinutes(10))))
					.expirationTime(Date.from(now.plus(validity)))
					.build());
		try {
			token.sign(new RSASSASigner(keys.getPrivate()));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static KeyPair keys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
			generator.initialize(2048);
			return generator.generateKeyPair();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has RSA", ex);
		}
	}

}
