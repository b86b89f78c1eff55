package io.gantry.account;

/** How a password hash was made. Legacy schemes verify once and are then replaced. */
public enum CredentialScheme {
  /** Argon2 in PHC string form, of any parameters. */
  ARGON2,
  /** bcrypt in modular crypt form, {@code $2b$12$...}. */
  BCRYPT,
  /** Unsalted SHA-256 in lower-case hex: the old Jaaz fork. */
  SHA256_HEX,
  /** PBKDF2-HMAC-SHA256, 100,000 rounds, 32 bytes, hash and salt in hex: ChatCore.AI. */
  PBKDF2_SHA256_100000
}
