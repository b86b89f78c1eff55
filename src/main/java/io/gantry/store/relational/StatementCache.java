package io.gantry.store.relational;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the compiled statements of a SQLite connection. The driver compiles each statement anew,
 * which costs as much as running a small one; a connection is used by one thread at a time, so the
 * statements need no lock.
 */
final class StatementCache implements InvocationHandler {

  /** More than the store has statements that are used often. */
  private static final int MOST = 100;

  private final Connection connection;
  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

  private StatementCache(Connection connection) {
    this.connection = connection;
  }

  /** The same source, whose connections keep their statements. */
  static DataSource over(DataSource source) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Object result = call(source, method, arguments);
          return result instanceof Connection connection ? over(connection) : result;
        };
    return proxy(DataSource.class, handler);
  }

  static Connection over(Connection connection) {
    return proxy(Connection.class, new StatementCache(connection));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean prepares = method.getName().equals("prepareStatement") && arguments != null;
    return prepares && isPlain(arguments)
        ? prepare((String) arguments[0])
        : call(connection, method, arguments);
  }

  /** Whether the statement is what the driver makes when nothing else is said. */
  private static boolean isPlain(Object[] arguments) {
    return arguments.length == 1
        || (arguments.length == 3
            && arguments[1].equals(ResultSet.TYPE_FORWARD_ONLY)
            && arguments[2].equals(ResultSet.CONCUR_READ_ONLY));
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement known = idle.remove(sql);
    PreparedStatement statement = known == null ? connection.prepareStatement(sql) : known;
    return proxy(PreparedStatement.class, new Lent(this, sql, statement));
  }

  private void giveBack(String sql, PreparedStatement statement) throws SQLException {
    statement.clearParameters();
    PreparedStatement same = idle.put(sql, statement);
    if (same != null) {
      same.close();
    }
    if (idle.size() > MOST) {
      PreparedStatement eldest = idle.remove(idle.keySet().iterator().next());
      eldest.close();
    }
  }

  /** A statement between its preparation and its end. */
  private static final class Lent implements InvocationHandler {

    private final StatementCache cache;
    private final String sql;
    private final PreparedStatement statement;
    private boolean failed;
    private boolean closed;

    Lent(StatementCache cache, String sql, PreparedStatement statement) {
      this.cache = cache;
      this.sql = sql;
      this.statement = statement;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      switch (method.getName()) {
        case "close":
          close();
          return null;
        case "isClosed":
          return closed;
        default:
          return run(method, arguments);
      }
    }

    private @Nullable Object run(Method method, Object @Nullable [] arguments) throws Throwable {
      try {
        return call(statement, method, arguments);
      } catch (SQLException failure) {
        failed = true;
        throw failure;
      }
    }

    private void close() throws SQLException {
      if (closed) {
        return;
      }
      closed = true;
      if (failed) {
        statement.close();
      } else {
        cache.giveBack(sql, statement);
      }
    }
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    ClassLoader loader = StatementCache.class.getClassLoader();
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
  }
}
