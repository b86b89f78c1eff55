package io.gantry.contract;

import io.gantry.store.EntityKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A suite or test that says nothing about some schema versions. It looks at the version alone, so
 * that no store can be spared what another one must do.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnlyWith.Condition.class)
@interface OnlyWith {

  /** The kinds that the version must have. */
  EntityKind[] value() default {};

  /** What else must be true of it. */
  Trait[] traits() default {};

  /** Compares with the version of the store under test. */
  final class Condition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return AnnotationSupport.findAnnotation(context.getElement(), OnlyWith.class)
          .map(wanted -> compare(wanted, suite(context).shape()))
          .orElse(ConditionEvaluationResult.enabled("it is for every version"));
    }

    private static ConditionEvaluationResult compare(OnlyWith wanted, Shape shape) {
      boolean isMet =
          Arrays.stream(wanted.value()).allMatch(shape::has)
              && Arrays.stream(wanted.traits()).allMatch(trait -> trait.isOf(shape));
      return isMet
          ? ConditionEvaluationResult.enabled("the version has it")
          : ConditionEvaluationResult.disabled(
              "schema version %d is without %s %s"
                  .formatted(
                      shape.version().number(),
                      Arrays.toString(wanted.value()),
                      Arrays.toString(wanted.traits())));
    }

    /** A nested suite has no instance yet when it is looked at, but the one around it has. */
    private static StoreSuite suite(ExtensionContext context) {
      return context
          .getTestInstances()
          .or(() -> context.getParent().flatMap(ExtensionContext::getTestInstances))
          .flatMap(instances -> instances.findInstance(StoreSuite.class))
          .orElseThrow();
    }
  }
}
