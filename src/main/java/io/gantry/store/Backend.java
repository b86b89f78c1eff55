package io.gantry.store;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Qualifies the two beans that can open a store; everything else asks for the active one. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface Backend {

  StoreKind value();

  /** Selects a backend at run time. */
  final class Literal extends AnnotationLiteral<Backend> implements Backend {

    private static final long serialVersionUID = 1L;

    private final StoreKind value;

    private Literal(StoreKind value) {
      this.value = value;
    }

    public static Literal of(StoreKind value) {
      return new Literal(value);
    }

    @Override
    public StoreKind value() {
      return value;
    }
  }
}
