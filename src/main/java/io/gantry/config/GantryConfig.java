package io.gantry.config;

import static java.util.Objects.requireNonNull;

import io.gantry.common.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that Gantry can be told. Made by {@link LoadedConfig}; checked, complete, immutable. Paths
 * are absolute; the folders need not exist yet.
 *
 * @param home the folder of the installation
 * @param filesFolder where uploaded files lie
 */
public record GantryConfig(
    Path home,
    Environment environment,
    Server server,
    Database database,
    Guards guards,
    Security security,
    Limits limits,
    Path filesFolder,
    Moves moves) {

  private static final DateTimeFormatter BACKUP_TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  public GantryConfig {
    requireNonNull(home, "home");
    requireNonNull(environment, "environment");
    requireNonNull(server, "server");
    requireNonNull(database, "database");
    requireNonNull(guards, "guards");
    requireNonNull(security, "security");
    requireNonNull(limits, "limits");
    requireNonNull(filesFolder, "filesFolder");
    requireNonNull(moves, "moves");
  }

  public boolean isDevelopment() {
    return environment == Environment.DEVELOPMENT;
  }

  /** The folder for a backup of the store that is made at {@code at}. */
  public Path backupFolder(Instant at) {
    String version = "-v" + database.schemaVersion().number();
    String name = BACKUP_TIME.format(at) + version + "-" + database.provider().label();
    return home.resolve("backups").resolve(name);
  }

  /**
   * Where the server listens and is reached.
   *
   * @param publicUrl the address before the proxy, without a path; null without one
   * @param corsOrigins origins that browsers may call from; empty for none
   * @param openWithoutSignIn whether versions without sign-in may be served beyond loopback
   * @param trustedProxies proxies that are believed when they say whom a request comes from
   */
  public record Server(
      String host,
      int port,
      @Nullable URI publicUrl,
      List<String> corsOrigins,
      boolean openWithoutSignIn,
      List<AddressRange> trustedProxies) {

    public Server {
      requireNonNull(host, "host");
      corsOrigins = List.copyOf(corsOrigins);
      trustedProxies = List.copyOf(trustedProxies);
    }

    /** The address that people use: the public one, or that of the listener. */
    public URI url() {
      String name = host.contains(":") ? "[" + host + "]" : host;
      return publicUrl == null ? URI.create("http://" + name + ":" + port) : publicUrl;
    }
  }

  /**
   * What keeps the data safe from commands.
   *
   * @param backupRequired whether a schema changes only after a backup was made
   * @param backupMade whether that backup is made without being asked for
   * @param resetForbidden whether all data may not be deleted for a fresh start
   * @param seedForbidden whether data for development may not be made
   */
  public record Guards(
      boolean backupRequired, boolean backupMade, boolean resetForbidden, boolean seedForbidden) {}

  /**
   * Who may do what, and how they prove it.
   *
   * @param issuer of access tokens
   * @param keysFolder keys made on the first start
   * @param privateKey PEM, or the path of a file with it, that signs access tokens; null to use one
   *     from {@code keysFolder}
   * @param accessTokenLifetime one minute to one day
   * @param refreshTokenLifetime one hour to one year, from the last use
   * @param admin the administrator of an empty store; null when not configured
   * @param registrationOpen whether people may make themselves an account
   */
  public record Security(
      String issuer,
      Path keysFolder,
      @Nullable Secret privateKey,
      Duration accessTokenLifetime,
      Duration refreshTokenLifetime,
      @Nullable Admin admin,
      boolean registrationOpen) {

    public Security {
      requireNonNull(issuer, "issuer");
      requireNonNull(keysFolder, "keysFolder");
      requireNonNull(accessTokenLifetime, "accessTokenLifetime");
      requireNonNull(refreshTokenLifetime, "refreshTokenLifetime");
    }
  }

  /** The administrator to be made in an empty store. */
  public record Admin(String email, Secret password) {

    public Admin {
      requireNonNull(email, "email");
      requireNonNull(password, "password");
    }
  }

  /**
   * What one request may bring.
   *
   * @param maxBodyBytes of a request that is not an upload
   * @param maxFileBytes of an uploaded file
   */
  public record Limits(long maxBodyBytes, long maxFileBytes) {}

  /**
   * What moves that the API starts may touch besides the folder of the installation and the active
   * store.
   *
   * @param folders absolute
   * @param anyHost whether every host may be reached
   * @param hosts those that may be in any case, in lower case and without ports
   * @param passwordHost the host and port that {@code POSTGRES_PASSWORD} is meant for; null when it
   *     is not set
   */
  public record Moves(
      List<Path> folders, boolean anyHost, List<String> hosts, @Nullable String passwordHost) {

    public Moves {
      folders = List.copyOf(folders);
      hosts = List.copyOf(hosts);
    }
  }
}
