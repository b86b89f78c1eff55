package io.gantry.api;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource, provider or service of the API: made once, by its constructor. A pseudo-scope has no
 * proxy, so these classes need no second constructor and can have final fields; what differs by
 * request is injected into them as proxies of request-scoped beans.
 */
@Stereotype
@Singleton
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ApiComponent {}
