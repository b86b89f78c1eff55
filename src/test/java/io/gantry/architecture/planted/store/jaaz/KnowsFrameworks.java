package io.gantry.architecture.planted.store.jaaz;

import jakarta.ws.rs.core.Response;

/** Knows more than the texts of Jaaz. */
public record KnowsFrameworks(Response response) {}
