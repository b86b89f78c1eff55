package io.gantry.contract;

import io.gantry.common.OwnedRecord;

/** All that every repository of owned records must do, for one kind. */
abstract class OwnedRepositoryContract<T extends OwnedRecord<T>> extends WorkspaceContract
    implements OwnedCreateContract<T>,
        OwnedReplaceContract<T>,
        OwnedDeleteContract<T>,
        OwnedListContract<T>,
        OwnedCursorContract<T>,
        OwnedFilterContract<T> {

  private final OwnedKind<T> kind;

  OwnedRepositoryContract(StoreContract suite, OwnedKind<T> kind) {
    super(suite);
    this.kind = kind;
  }

  @Override
  public final OwnedKind<T> kind() {
    return kind.in(shape());
  }
}
