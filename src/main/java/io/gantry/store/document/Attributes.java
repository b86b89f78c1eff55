package io.gantry.store.document;

/** The names of the table, its index, and the attributes that are the store's own. */
final class Attributes {

  static final String INDEX = "GSI1";
  static final String PARTITION = "PK";
  static final String SORT = "SK";
  static final String INDEX_PARTITION = "GSI1PK";
  static final String INDEX_SORT = "GSI1SK";

  /** Which entity an item is; nothing reads it, people and exports do. */
  static final String KIND = "kind";

  /** Set on a document whose deletion has begun: it is absent for every reader. */
  static final String DELETING = "deleting";

  /** Names the part items that belong to this state of a document. */
  static final String GENERATION = "generation";

  /** For each attribute that lies in part items, how many they are. */
  static final String PARTS = "parts";

  /** The bytes of a part item. */
  static final String BYTES = "bytes";

  /** When DynamoDB may remove the item: seconds since 1970, as its time to live wants it. */
  static final String EXPIRES_EPOCH = "expires_epoch";

  static final String REVISION = "revision";
  static final String OWNER = "owner_id";

  /** The sort key of the first, often only, item of a partition that holds one record. */
  static final String HEAD = "HEAD";

  private Attributes() {}
}
