package io.gantry.store.foreign;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens databases of other programs; made by whoever knows the adapters. */
public interface ForeignDatabases {

  /** Where there are none at all. */
  ForeignDatabases NONE = new NoDatabases();

  /** A file of SQLite, there or not; the caller closes it. */
  ForeignTables sqlite(Path file);

  /** Tables of DynamoDB, each there or not; the caller closes them. */
  ForeignTables named(Location location, List<String> names);

  /** Those tables of DynamoDB whose names begin so; the caller closes them. */
  ForeignTables prefixed(Location location, String prefix);

  /**
   * Where tables of DynamoDB are. Credentials are found by the standard chain of the AWS SDK.
   *
   * @param region null for what the AWS SDK finds
   * @param endpoint null for that of the region
   */
  record Location(@Nullable String region, @Nullable URI endpoint) {}
}
