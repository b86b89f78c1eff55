package io.gantry.origin.chatcore;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The tables that there are records for. */
enum TableKind {
  USERS("users"),
  SESSIONS("sessions"),
  CONVERSATIONS("conversations"),
  MESSAGES("chat_history", "messages"),
  EMPLOYEES("employees"),
  DEPARTMENTS("departments"),
  PROJECTS("projects"),
  PROCEDURES("procedures");

  private final Set<String> names;

  TableKind(String... names) {
    this.names = Set.of(names);
  }

  /** The kind of a table, or of a company file, by its name. */
  static Optional<TableKind> of(String name) {
    return Arrays.stream(values()).filter(kind -> kind.names.contains(name)).findFirst();
  }

  /** Whether its rows are a file of their own, and become documents. */
  boolean isCompanyFile() {
    return switch (this) {
      case USERS, SESSIONS, CONVERSATIONS, MESSAGES -> false;
      case EMPLOYEES, DEPARTMENTS, PROJECTS, PROCEDURES -> true;
    };
  }

  /** The type of the documents: the name of the file in the singular. */
  String documentType() {
    String name = names.iterator().next();
    return name.substring(0, name.length() - 1);
  }
}
