package io.gantry.store.relational;

import java.util.regex.Pattern;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Refuses every statement that does not name the tenant, so that no test can pass with one. */
final class TenantNamed implements StatementInspector {

  private static final long serialVersionUID = 1L;

  private static final Pattern TENANTS = Pattern.compile("(from|into|update) tenants ");
  private static final Pattern CONDITION =
      Pattern.compile(" where .*\\btenant_id(=[?]|,[^)]*[)] in [(][(][?])");

  @Override
  public String inspect(String sql) {
    boolean named =
        sql.startsWith("insert into ") ? sql.contains("tenant_id") : CONDITION.matcher(sql).find();
    if (!named && !TENANTS.matcher(sql).find()) {
      throw new AssertionError("This statement names no tenant: " + sql);
    }
    return sql;
  }
}
