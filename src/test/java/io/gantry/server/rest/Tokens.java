package io.gantry.server.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Access tokens: what proves them, and what does not. */
final class Tokens {
  private static final String ME = "/api/auth/me";
  private static final String KEYS = "/.well-known/jwks.json";

  @Scenario
  void thePublishedKeysProveAToken(Stage stage) throws ParseException, JOSEException {
    Api api = stage.anybody().unrecorded();
    Answer keys = api.get(KEYS).is(200);
    SignedJWT token = SignedJWT.parse(token(stage));
    JWK key = JWKSet.parse(keys.text()).getKeyByKeyId(token.getHeader().getKeyID());
    keys.satisfies(
        key != null && !key.isPrivate(), "the public key of the token, " + token.getHeader());
    keys.satisfies(token.verify(verifier(key)), "the key proves the token");
    JWTClaimsSet claims = token.getJWTClaimsSet();
    long seconds = (claims.getExpirationTime().getTime() - claims.getIssueTime().getTime()) / 1_000;
    keys.satisfies(seconds == 900, "good for 15 minutes: " + seconds);
    keys.satisfies(
        claims.getIssuer() != null && claims.getSubject() != null, "says who: " + claims);
  }

  @Scenario
  void aTokenThatWasChangedIsRefused(Stage stage) {
    String token = token(stage);
    String[] parts = token.split("\\.", -1);
    Api api = stage.anybody().unrecorded();
    refused(api, parts[0] + "." + changed(parts[1], "role", "admin") + "." + parts[2]);
    refused(api, parts[0] + "." + changed(parts[1], "groups", "admin") + "." + parts[2]);
    refused(api, parts[0] + "." + changed(parts[1], "sub", "admin") + "." + parts[2]);
    refused(api, parts[0] + "." + parts[1] + "." + flipped(parts[2]));
    refused(api, parts[0] + "." + parts[1] + ".");
    refused(api, parts[0] + "." + parts[1]);
    refused(api, token + "." + parts[2]);
  }

  @Scenario
  void aTokenThatNobodySignedIsRefused(Stage stage) {
    Api api = stage.anybody().unrecorded();
    String payload = token(stage).split("\\.", -1)[1];
    for (String algorithm : List.of("none", "None", "NONE", "nOnE")) {
      String header = encoded("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}");
      refused(api, header + "." + payload + ".");
      refused(api, header + "." + payload + "." + encoded("x"));
    }
  }

  @Scenario
  void aTokenOfAnotherKeyIsRefused(Stage stage) throws JOSEException, ParseException {
    SignedJWT genuine = SignedJWT.parse(token(stage));
    RSASSASigner signer = new RSASSASigner(new RSAKeyGenerator(2048).generate());
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(genuine.getHeader().getKeyID()).build();
    SignedJWT forged = new SignedJWT(header, genuine.getJWTClaimsSet());
    forged.sign(signer);
    refused(stage.anybody().unrecorded(), forged.serialize());
  }

  @Scenario
  void anExpiredTokenIsRefused(Stage stage) throws Exception {
    Api api = stage.anybody().unrecorded();
    SignedJWT genuine = SignedJWT.parse(token(stage));
    for (int seconds : List.of(600, -60)) {
      SignedJWT again =
          new SignedJWT(
              genuine.getHeader(),
              new JWTClaimsSet.Builder(genuine.getJWTClaimsSet())
                  .issueTime(Date.from(Instant.now().minusSeconds(300)))
                  .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                  .build());
      again.sign(serverKey(stage));
      Answer answer = api.as(again.serialize()).get(ME);
      // The first shows that it is the time alone that makes the difference.
      answer.is(seconds > 0 ? 200 : 401);
    }
  }

  @Scenario
  void thePublicKeyIsNoSharedSecret(Stage stage) throws JOSEException, ParseException {
    SignedJWT genuine = SignedJWT.parse(token(stage));
    byte[] published = stage.anybody().unrecorded().get(KEYS).is(200).body();
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(genuine.getHeader().getKeyID()).build(),
            new JWTClaimsSet.Builder(genuine.getJWTClaimsSet())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build());
    forged.sign(new MACSigner(published));
    refused(stage.anybody().unrecorded(), forged.serialize());
  }

  @Scenario
  void whatIsNoTokenIsRefused(Stage stage) {
    Api api = stage.anybody();
    for (String header :
        List.of(
            "", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Basic YWRtaW46YWRtaW4xMjM=")) {
      api.with("Authorization", header).get(ME).isProblem(401, "not-signed-in");
    }
    api.get(ME).isProblem(401, "not-signed-in").requireHeader("WWW-Authenticate");
    api.as("x".repeat(6_000)).get(ME).isProblem(401, "not-signed-in");
    // Tokens in addresses end up in logs and histories.
    api.get(ME + "?access_token=" + token(stage)).isProblem(401, "not-signed-in");
  }

  @Scenario
  void theSchemeIsTakenInAnyCase(Stage stage) {
    stage.anybody().with("Authorization", "bearer " + token(stage)).get(ME).is(200);
  }

  private static String token(Stage stage) {
    return stage.register(stage.newName()).is(201).text("/access_token");
  }

  private static RSASSASigner serverKey(Stage stage) throws IOException, GeneralSecurityException {
    String pem = java.nio.file.Files.readString(stage.home().resolve("keys/signing.pem"));
    byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]*-----", ""));
    return new RSASSASigner(
        KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
  }

  private static void refused(Api api, String token) {
    api.as(token).get(ME).isProblem(401, "not-signed-in");
  }

  private static String changed(String payload, String claim, String value) {
    try {
      JsonNode claims = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(payload));
      return encoded(((ObjectNode) claims).put(claim, value).toString());
    } catch (IOException e) {
      throw new AssertionError("the payload is no JSON: " + payload, e);
    }
  }

  private static String flipped(String signature) {
    char other = signature.charAt(5) == 'A' ? 'B' : 'A';
    return signature.substring(0, 5) + other + signature.substring(6);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static JWSVerifier verifier(JWK key) throws JOSEException {
    return key.getKeyType().getValue().equals("RSA")
        ? new RSASSAVerifier(key.toRSAKey())
        : new ECDSAVerifier(key.toECKey());
  }
}
