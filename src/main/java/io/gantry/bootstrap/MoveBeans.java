package io.gantry.bootstrap;

import io.gantry.address.Stores;
import io.gantry.address.Targets;
import io.gantry.api.json.Json;
import io.gantry.api.moves.EndsOfMoves;
import io.gantry.api.moves.ServerMoves;
import io.gantry.common.CursorCodec;
import io.gantry.config.BuildVersion;
import io.gantry.config.ConfigSources;
import io.gantry.config.GantryConfig;
import io.gantry.move.Move;
import io.gantry.security.SecretVault;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/** What the server needs to move records between any stores. */
@Singleton
public class MoveBeans {

  /** Stores of moves are opened apart from the active one, and not measured with it. */
  @Produces
  @Singleton
  ServerMoves moves(
      GantryConfig config,
      StoreSwitch active,
      CursorCodec cursors,
      SecretVault vault,
      Json json,
      Clock clock) {
    Stores stores = new AllStores(Backends.all(cursors, clock, null));
    Path folder = config.home().resolve("moves");
    return new ServerMoves(
        new Move(
            new Move.Surroundings(
                clock, folder, BuildVersion.text(), config.security().keysFolder())),
        new EndsOfMoves(
            config, () -> new Targets(ConfigSources.ofProcess()), stores, active::served),
        folder.resolve("server"),
        vault,
        json,
        clock);
  }

  void close(@Disposes ServerMoves moves) {
    moves.close();
  }
}
