package io.gantry.contract;

import io.gantry.store.EntityKind;

/** What suites ask of a version besides its kinds. */
enum Trait {
  /** There is one tenant and no other. */
  ONE_TENANT {
    @Override
    boolean isOf(Shape shape) {
      return !shape.hasTenants();
    }
  },
  /** All records are one person's. */
  ONE_OWNER {
    @Override
    boolean isOf(Shape shape) {
      return shape.hasOneOwner();
    }
  },
  /** Messages keep the ids and order keys that they come with. */
  GIVEN_MESSAGE_IDS {
    @Override
    boolean isOf(Shape shape) {
      return shape.keepsMessageIds();
    }
  },
  /** The store names the messages. */
  MADE_MESSAGE_IDS {
    @Override
    boolean isOf(Shape shape) {
      return !shape.keepsMessageIds();
    }
  },
  /** Conversations can be shared. */
  SHARE_IDS {
    @Override
    boolean isOf(Shape shape) {
      return !shape.lacks(EntityKind.CONVERSATION, "share_id");
    }
  };

  abstract boolean isOf(Shape shape);
}
