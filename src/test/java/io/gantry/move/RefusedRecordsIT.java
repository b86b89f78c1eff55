package io.gantry.move;

import io.gantry.fixture.EmbeddedPostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class RefusedRecordsIT extends RefusedRecordsContract {

  private String url;

  @Override
  String newTarget(Path empty) {
    EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
    url = server.jdbcUrl(server.newDatabase());
    return "V7 " + url;
  }

  @Override
  boolean isUntouched() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                url, EmbeddedPostgresServer.USER, EmbeddedPostgresServer.PASSWORD);
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")) {
      tables.next();
      return tables.getInt(1) == 0;
    }
  }
}
