/**
 * All records in tables, schema version 7 on SQLite and PostgreSQL, through Hibernate and
 * Liquibase. The only package that knows JPA, JDBC and Liquibase; everything but {@code
 * RelationalStore} is hidden.
 */
@NullMarked
package io.gantry.store.relational;

import org.jspecify.annotations.NullMarked;
