package io.gantry.store.document;

import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Lets a process die: from a certain request on nothing is sent any more. */
final class CrashingClient implements ExecutionInterceptor {

  /** Not an exception that anything in the store could catch and tidy up after. */
  static final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash() {
      super("killed");
    }
  }

  private Predicate<SdkRequest> deadly = request -> false;
  private int remaining;
  private boolean dead;

  /** Dies instead of the {@code number}th request of this type, counted from 1. */
  void dieAt(Class<? extends SdkRequest> type, int number) {
    deadly = type::isInstance;
    remaining = number;
    dead = false;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (deadly.test(context.request()) && --remaining == 0) {
      dead = true;
    }
    if (dead) {
      throw new Crash();
    }
  }
}
