package io.gantry.store.document;

import jakarta.nosql.Column;
import jakarta.nosql.Entity;
import jakarta.nosql.Id;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A login name that a user has taken; written and removed in one transaction with the user. Its key
 * is a digest because a folded name may be longer than a key.
 */
@Entity("login_name")
record LoginNameItem(@Id("hash") String hash, @Column("user_id") String userId) {

  static LoginNameItem of(String foldedName, String userId) {
    return new LoginNameItem(hash(foldedName), userId);
  }

  static String hash(String foldedName) {
    try {
      byte[] name = foldedName.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
