package io.gantry.security;

/**
 * What one Argon2id hash costs.
 *
 * @param memoryKib in KiB, at least eight per lane
 * @param passes over that memory
 * @param lanes that could be computed at once; here they are not
 */
public record PasswordCost(int memoryKib, int passes, int lanes) {

  /** The least that the OWASP Password Storage Cheat Sheet allows for Argon2id, as of 2023. */
  public static final PasswordCost OWASP = new PasswordCost(19_456, 2, 1);

  public PasswordCost {
    if (lanes < 1 || passes < 1 || memoryKib < 8 * lanes) {
      throw new IllegalArgumentException("Argon2 needs a pass, a lane, and 8 KiB for each lane");
    }
  }
}
