package io.gantry.store.relational;

import org.hibernate.HibernateException;

/** Another transaction changed what this one had read; the unit of work starts anew. */
final class LostRaceException extends HibernateException {

  private static final long serialVersionUID = 1L;

  LostRaceException() {
    super("Another transaction was faster");
  }
}
