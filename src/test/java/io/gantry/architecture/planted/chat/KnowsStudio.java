package io.gantry.architecture.planted.chat;

import io.gantry.architecture.planted.studio.KnowsChat;

/** One half of a cycle. */
public record KnowsStudio(KnowsChat other) {}
