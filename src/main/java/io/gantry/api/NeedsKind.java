package io.gantry.api;

import io.gantry.store.EntityKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The kinds of records that an operation cannot do without. A store whose version lacks one answers
 * so before anything else of the request is looked at. The annotation of the method counts, else
 * that of its class.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface NeedsKind {

  /** In the order in which they are missed. */
  EntityKind[] value();
}
