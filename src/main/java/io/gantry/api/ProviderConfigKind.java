package io.gantry.api;

import static java.util.Objects.requireNonNull;

import io.gantry.common.OwnedRepository;
import io.gantry.common.Secret;
import io.gantry.common.Text;
import io.gantry.provider.ProviderConfig;
import io.gantry.security.SecretVault;
import io.gantry.store.Workspace;
import org.jspecify.annotations.Nullable;

/** Provider configurations: their secrets go in encrypted and never come out. */
final class ProviderConfigKind implements OwnedKind<ProviderConfig, ProviderConfigBody> {

  private final SecretVault vault;
  private final Workspace workspace;

  ProviderConfigKind(SecretVault vault, Workspace workspace) {
    this.vault = requireNonNull(vault, "vault");
    this.workspace = requireNonNull(workspace, "workspace");
  }

  @Override
  public String name() {
    return "provider configuration";
  }

  @Override
  public String path() {
    return "provider-configs";
  }

  @Override
  public Class<ProviderConfigBody> bodyType() {
    return ProviderConfigBody.class;
  }

  @Override
  public OwnedRepository<ProviderConfig> repository(Workspace here) {
    return here.providerConfigs();
  }

  @Override
  public @Nullable String idIn(ProviderConfigBody body) {
    return null;
  }

  @Override
  public ProviderConfigBody bodyOf(ProviderConfig config) {
    return new ProviderConfigBody(
        config.provider(),
        config.config(),
        config.encryptedSecret() == null ? null : ProviderConfigBody.KEPT,
        config.active());
  }

  @Override
  public ProviderConfig create(ProviderConfigBody body, Stamp stamp) {
    return config(body, stamp, encrypted(body.secret(), stamp.id()));
  }

  @Override
  public ProviderConfig change(ProviderConfig before, ProviderConfigBody body, Stamp stamp) {
    return config(
        body,
        stamp,
        ProviderConfigBody.KEPT.equals(body.secret())
            ? before.encryptedSecret()
            : encrypted(body.secret(), stamp.id()));
  }

  @Override
  public ProviderConfigView view(ProviderConfig config) {
    return ProviderConfigView.of(config);
  }

  private @Nullable Secret encrypted(@Nullable String secret, String id) {
    if (secret == null) {
      return null;
    }
    Text.requireFilled("secret", secret, ProviderConfigBody.MAX_SECRET_BYTES);
    Text.requireEncodable("secret", secret, ProviderConfigBody.MAX_SECRET_BYTES);
    return vault.encrypt(new Secret(secret), workspace.tenant(), id);
  }

  /** Active unless the client says otherwise. */
  private static ProviderConfig config(
      ProviderConfigBody body, Stamp stamp, @Nullable Secret secret) {
    return new ProviderConfig(
        stamp.id(),
        stamp.ownerId(),
        Required.value("provider", body.provider()),
        Payloads.object("config", body.config()),
        secret,
        !Boolean.FALSE.equals(body.active()),
        stamp.createdAt(),
        stamp.updatedAt(),
        stamp.revision());
  }
}
