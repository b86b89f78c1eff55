package io.gantry.store.document;

import static java.util.Objects.requireNonNull;

import io.gantry.tenancy.TenantAccess;
import io.gantry.tenancy.TenantId;
import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;

/**
 * Which keys a request may touch: those with a prefix, and for the register of tenants also the one
 * index partition that lists them. Travels with every request, so that {@link KeyGuard} can check.
 */
final class KeyScope {

  /** The index partition that lists all tenants. */
  static final String TENANTS = "TENANTS";

  static final ExecutionAttribute<KeyScope> ATTRIBUTE = new ExecutionAttribute<>("gantry.keys");

  private final String prefix;
  private final boolean register;
  private final AwsRequestOverrideConfiguration configuration;

  private KeyScope(String prefix, boolean register) {
    this.prefix = prefix;
    this.register = register;
    this.configuration =
        AwsRequestOverrideConfiguration.builder().putExecutionAttribute(ATTRIBUTE, this).build();
  }

  static KeyScope of(TenantId tenant) {
    return new KeyScope("T#" + tenant.value() + "#", false);
  }

  /** The record of the tenant itself, with its place in the list of tenants. */
  static KeyScope ofRegistered(TenantId tenant) {
    return new KeyScope("T#" + tenant.value() + "#", true);
  }

  /** Nothing but the list of tenants. */
  static KeyScope ofRegister() {
    return new KeyScope(TENANTS, true);
  }

  /** Nothing but the item that names the version of the schema. */
  static KeyScope ofSchema() {
    return new KeyScope("GANTRY#SCHEMA", false);
  }

  /** Nothing but the journal of a load. */
  static KeyScope ofLoad() {
    return new KeyScope(LoadJournal.PARTITION, false);
  }

  /**
   * Every key of every tenant, and the right to scan them. Only who works across tenants holds the
   * token.
   */
  static KeyScope ofWholeTable(TenantAccess access) {
    requireNonNull(access, "access");
    return new KeyScope("", true);
  }

  boolean isWholeTable() {
    return prefix.isEmpty();
  }

  String prefix() {
    return prefix;
  }

  boolean allows(String partition) {
    return partition.startsWith(prefix) || (register && partition.equals(TENANTS));
  }

  AwsRequestOverrideConfiguration configuration() {
    return configuration;
  }

  /** The same for a request that must end within a time. */
  AwsRequestOverrideConfiguration within(Duration limit) {
    return configuration.toBuilder().apiCallTimeout(limit).build();
  }

  @Override
  public String toString() {
    return prefix;
  }
}
