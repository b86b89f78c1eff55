package io.gantry.store.relational;

import io.gantry.store.SchemaFacts;
import io.gantry.store.SchemaFacts.Fact;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tables of the schema that comes first in the search path. The catalog can be read by every
 * login; nothing here needs a right on the tables.
 *
 * <p>Each query gives four columns: object, text, table, and whether one more is harmless.
 */
final class PostgresqlCatalog implements Catalog {

  private static final String OF_OURS =
      " c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')"
          + " AND c.relname NOT LIKE 'databasechangelog%'";

  private static final String TABLES =
      "SELECT 'table ' || c.relname, 'table', NULL, true FROM pg_class c WHERE" + OF_OURS;

  private static final String COLUMNS =
      "SELECT 'column ' || c.relname || '.' || a.attname,"
          + " format_type(a.atttypid, a.atttypmod)"
          + " || CASE WHEN a.attcollation <> t.typcollation THEN ' collate ' || l.collname"
          + " ELSE '' END"
          + " || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END"
          + " || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''),"
          + " 'table ' || c.relname,"
          + " NOT a.attnotnull OR a.atthasdef OR a.attidentity <> ''"
          + " FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
          + " JOIN pg_type t ON t.oid = a.atttypid"
          + " LEFT JOIN pg_collation l ON l.oid = a.attcollation"
          + " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
          + " WHERE a.attnum > 0 AND NOT a.attisdropped AND"
          + OF_OURS;

  private static final String INDEXES =
      "SELECT 'index ' || x.relname,"
          + " CASE WHEN i.indisunique THEN 'unique ' ELSE '' END || 'on ' || c.relname || ' ('"
          + " || (SELECT string_agg(pg_get_indexdef(x.oid, k, true)"
          + " || CASE i.indoption[k - 1] & 1 WHEN 1 THEN ' desc' ELSE '' END, ', ' ORDER BY k)"
          + " FROM generate_series(1, i.indnkeyatts) k) || ')'"
          + " || coalesce(' where ' || pg_get_expr(i.indpred, i.indrelid), '')"
          + " || CASE WHEN i.indisvalid THEN '' ELSE ' (not valid)' END,"
          + " 'table ' || c.relname, NOT i.indisunique"
          + " FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid"
          + " JOIN pg_class x ON x.oid = i.indexrelid"
          + " WHERE NOT EXISTS (SELECT FROM pg_constraint n WHERE n.conindid = x.oid"
          + " AND n.contype IN ('p', 'u', 'x')) AND"
          + OF_OURS;

  /** The names matter: failures are told by them. */
  private static final String CONSTRAINTS =
      "SELECT CASE n.contype WHEN 'p' THEN 'primary key ' WHEN 'u' THEN 'unique key '"
          + " WHEN 'f' THEN 'foreign key ' ELSE 'constraint ' END"
          + " || n.conname || ' of ' || c.relname,"
          + " pg_get_constraintdef(n.oid) || CASE WHEN EXISTS (SELECT FROM pg_trigger g"
          + " WHERE g.tgconstraint = n.oid AND g.tgenabled = 'D') THEN ' (disabled)' ELSE '' END,"
          + " 'table ' || c.relname, false"
          + " FROM pg_class c JOIN pg_constraint n ON n.conrelid = c.oid"
          + " WHERE n.contype IN ('p', 'u', 'f', 'c', 'x') AND"
          + OF_OURS;

  private static final String TRIGGERS =
      "SELECT 'trigger ' || g.tgname || ' of ' || c.relname,"
          + " pg_get_triggerdef(g.oid, true)"
          + " || CASE g.tgenabled WHEN 'D' THEN ' (disabled)' ELSE '' END,"
          + " 'table ' || c.relname, false"
          + " FROM pg_class c JOIN pg_trigger g ON g.tgrelid = c.oid"
          + " WHERE NOT g.tgisinternal AND"
          + OF_OURS;

  private static final String WALLS =
      "SELECT 'row-level security of ' || c.relname,"
          + " CASE WHEN c.relrowsecurity THEN 'enabled' ELSE 'disabled' END"
          + " || CASE WHEN c.relforcerowsecurity THEN ', forced' ELSE ', not forced' END,"
          + " 'table ' || c.relname, true"
          + " FROM pg_class c WHERE"
          + OF_OURS;

  private static final String POLICIES =
      "SELECT 'policy ' || p.polname || ' of ' || c.relname,"
          + " CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END"
          + " || ' for ' || p.polcmd::text || ' to '"
          + " || array_to_string(ARRAY(SELECT CASE o WHEN 0 THEN 'public'"
          + " ELSE pg_get_userbyid(o) END FROM unnest(p.polroles) o ORDER BY 1), ', ')"
          + " || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '')"
          + " || coalesce(' with check ' || pg_get_expr(p.polwithcheck, p.polrelid), ''),"
          + " 'table ' || c.relname, false"
          + " FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid WHERE"
          + OF_OURS;

  /** Where the role does not exist nobody needs it to have rights. */
  private static final String RIGHTS =
      "SELECT 'right to ' || p.name || ' ' || c.relname || ' of gantry_app', 'granted',"
          + " 'table ' || c.relname, true"
          + " FROM pg_class c CROSS JOIN (VALUES ('select'), ('insert'), ('update'), ('delete'))"
          + " AS p (name) LEFT JOIN pg_roles r ON r.rolname = 'gantry_app'"
          + " WHERE CASE WHEN r.oid IS NULL THEN true"
          + " ELSE has_table_privilege(r.oid, c.oid, p.name) END AND"
          + OF_OURS;

  private static final List<String> QUERIES =
      List.of(TABLES, COLUMNS, INDEXES, CONSTRAINTS, TRIGGERS, WALLS, POLICIES, RIGHTS);

  private static final String OTHERS =
      "SELECT c.relname, CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'"
          + " WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreign table' WHEN 'c' THEN 'type'"
          + " ELSE 'index' END FROM pg_class c"
          + " WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind NOT IN ('r', 'p')";

  private static final String HAS_TABLE =
      "SELECT EXISTS (SELECT FROM pg_class c WHERE c.relname = ?"
          + " AND c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p'))";

  @Override
  public Map<String, String> others(Connection connection) throws SQLException {
    return Rows.pairs(connection, OTHERS);
  }

  @Override
  public boolean hasTable(Connection connection, String name) throws SQLException {
    return Rows.isTrue(connection, HAS_TABLE, name);
  }

  @Override
  public SchemaFacts read(Connection connection) throws SQLException {
    List<Fact> facts = new ArrayList<>();
    for (String query : QUERIES) {
      facts.addAll(Rows.list(connection, query, PostgresqlCatalog::fact));
    }
    return SchemaFacts.of(facts);
  }

  private static Fact fact(ResultSet row) throws SQLException {
    String text = row.getString(2).replaceAll("\\s+", " ");
    return new Fact(row.getString(1), text, row.getString(3), row.getBoolean(4));
  }
}
