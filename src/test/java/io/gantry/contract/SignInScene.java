package io.gantry.contract;

import io.gantry.account.RefreshTokenRepository;

/** What a test of sign-ins has to work with. */
interface SignInScene extends Scene {

  default RefreshTokenRepository tokens() {
    return workspace().refreshTokens();
  }

  /** Stores a live session of {@link #ANN} with its first token. */
  default void signIn(String sessionId, String hash) {
    workspace()
        .sessions()
        .create(Samples.liveSession(sessionId, ANN), Samples.liveToken(hash, ANN, sessionId));
  }
}
