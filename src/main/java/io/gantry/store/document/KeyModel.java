package io.gantry.store.document;

import org.jspecify.annotations.Nullable;

/**
 * Where the documents of one entity lie: the templates of the primary key and, for entities that
 * are listed, of the key in the index. Each key is relative to a tenant and gets its prefix.
 *
 * @param register whether the index partition is the one that lists all tenants, without prefix
 */
record KeyModel(
    String entity,
    KeyTemplate partition,
    KeyTemplate sort,
    @Nullable KeyTemplate indexPartition,
    @Nullable KeyTemplate indexSort,
    boolean register) {

  static KeyModel of(String entity, String partition, String sort) {
    return new KeyModel(entity, KeyTemplate.of(partition), KeyTemplate.of(sort), null, null, false);
  }

  KeyModel listedBy(String newIndexPartition, String newIndexSort) {
    return new KeyModel(
        entity,
        partition,
        sort,
        KeyTemplate.of(newIndexPartition),
        KeyTemplate.of(newIndexSort),
        false);
  }

  KeyModel registeredBy(String newIndexSort) {
    KeyTemplate all = KeyTemplate.of(KeyScope.TENANTS);
    return new KeyModel(entity, partition, sort, all, KeyTemplate.of(newIndexSort), true);
  }
}
