package io.gantry.config;

/**
 * By this the application tells the launcher in whose process it runs that it started. A server
 * goes on without an application that failed to start, and still counts it as deployed.
 */
public final class StartMark {

  static final String PROPERTY = "gantry.started";
  static final String FAILURE = "gantry.failure";

  private StartMark() {}

  /** Says that the application started. */
  public static void set() {
    System.setProperty(PROPERTY, "true");
  }

  /** Says why it did not, for people: the server's own messages would bury it. */
  public static void setFailure(String reason) {
    System.setProperty(FAILURE, reason);
  }

  /** Whether {@link #setFailure} was given a reason. */
  public static boolean hasFailure() {
    return System.getProperty(FAILURE) != null;
  }

  /** What {@link #setFailure} was given, or that there is no more to say. */
  public static String failure() {
    return System.getProperty(FAILURE, "The application did not start, see the messages above");
  }

  /** Whether an application in this process started. */
  public static boolean isSet() {
    return Boolean.getBoolean(PROPERTY);
  }
}
