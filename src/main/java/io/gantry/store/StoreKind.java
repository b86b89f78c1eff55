package io.gantry.store;

/** The two ways a store is built. */
public enum StoreKind {
  /** Tables reached through JPA: SQLite and PostgreSQL. */
  RELATIONAL,
  /** Documents reached through Jakarta NoSQL: Amazon DynamoDB. */
  DOCUMENT
}
