package io.gantry.store.document;

/** An item that holds one owned record. */
interface OwnedItem<T> {

  T toDomain();
}
