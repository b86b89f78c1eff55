package io.gantry.move.compare;

/** The sums of a share of the tenants do not fit into memory. */
final class TooManyTenants extends RuntimeException {

  /** A share of a single tenant always fits. */
  static final int MOST_PARTS = 1 << 20;

  private static final long serialVersionUID = 1L;

  TooManyTenants() {
    super("The sums of these tenants do not fit into memory", null, false, false);
  }
}
