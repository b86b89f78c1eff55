package io.gantry.architecture.planted.studio;

import io.gantry.architecture.planted.chat.Thing;

/** The other half of a cycle. */
public record KnowsChat(Thing thing) {}
