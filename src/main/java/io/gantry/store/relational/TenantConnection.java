package io.gantry.store.relational;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL connection on which the tenant is set in front of statements, in the same round trip
 * and the same transaction: the setting ends with it, so no tenant is left behind in a pool.
 */
final class TenantConnection implements InvocationHandler {

  private static final String SET_TENANT = "SELECT set_config('gantry.tenant', ?, true); ";

  private final Connection connection;
  private final String tenant;
  private final boolean once;
  private boolean set;

  private TenantConnection(Connection connection, String tenant, boolean once) {
    this.connection = connection;
    this.tenant = tenant;
    this.once = once;
  }

  /** Each statement is a transaction of its own. */
  static Connection ofStatements(Connection connection, String tenant) {
    return proxy(Connection.class, new TenantConnection(connection, tenant, false));
  }

  /** The statements are one transaction: the first sets the tenant for all. */
  static Connection ofTransaction(Connection connection, String tenant) {
    return proxy(Connection.class, new TenantConnection(connection, tenant, true));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean prepares = method.getName().equals("prepareStatement") && arguments != null;
    if (!prepares || (once && set)) {
      return call(connection, method, arguments);
    }
    set = true;
    PreparedStatement statement = connection.prepareStatement(SET_TENANT + arguments[0]);
    statement.setString(1, tenant);
    return proxy(PreparedStatement.class, new Prefixed(statement));
  }

  /** A statement behind the setting: its parameters and its result come second. */
  private record Prefixed(PreparedStatement statement) implements InvocationHandler {

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
        throws Throwable {
      return switch (method.getName()) {
        case "executeQuery" -> {
          execute();
          yield statement.getResultSet();
        }
        case "executeUpdate" -> {
          execute();
          yield statement.getUpdateCount();
        }
        case "execute", "executeLargeUpdate", "addBatch", "executeBatch" ->
            throw new UnsupportedOperationException(method.getName());
        default -> call(statement, method, shifted(method, arguments));
      };
    }

    private void execute() throws SQLException {
      statement.execute();
      statement.getMoreResults();
    }

    /** The parameters of a setter of a parameter, moved behind the tenant. */
    private static Object @Nullable [] shifted(Method method, Object @Nullable [] arguments) {
      if (arguments == null
          || arguments.length < 2
          || !method.getName().startsWith("set")
          || !(arguments[0] instanceof Integer index)) {
        return arguments;
      }
      Object[] moved = arguments.clone();
      moved[0] = index + 1;
      return moved;
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
    ClassLoader loader = TenantConnection.class.getClassLoader();
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
  }
}
