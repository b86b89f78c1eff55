package io.gantry.contract;

import io.gantry.chat.Conversation;
import io.gantry.library.AudioFile;
import io.gantry.library.KnowledgeDocument;
import io.gantry.library.StoredFile;
import io.gantry.provider.ProviderConfig;
import io.gantry.store.EntityKind;
import io.gantry.store.Workspace;
import io.gantry.studio.Canvas;
import io.gantry.studio.Workflow;
import java.util.List;
import java.util.function.UnaryOperator;

/** The kinds of owned records that stand by themselves. */
final class OwnedKinds {

  static final OwnedKind<Conversation> CONVERSATIONS =
      new OwnedKind<>(
          EntityKind.CONVERSATION,
          Workspace::conversations,
          "updatedAt",
          "title",
          Samples::conversation,
          Samples::bareConversation,
          Samples::changedConversation,
          List.of("messageCount", "lastMessageAt"),
          UnaryOperator.identity());

  static final OwnedKind<Canvas> CANVASES =
      new OwnedKind<>(
          EntityKind.CANVAS,
          Workspace::canvases,
          "updatedAt",
          "name",
          Samples::canvas,
          Samples::bareCanvas,
          Samples::changedCanvas,
          List.of(),
          UnaryOperator.identity());

  static final OwnedKind<Workflow> WORKFLOWS =
      new OwnedKind<>(
          EntityKind.WORKFLOW,
          Workspace::workflows,
          "updatedAt",
          "name",
          Samples::workflow,
          Samples::bareWorkflow,
          Samples::changedWorkflow,
          List.of(),
          UnaryOperator.identity());

  static final OwnedKind<StoredFile> FILES =
      new OwnedKind<>(
          EntityKind.FILE,
          Workspace::files,
          "createdAt",
          "fileName",
          Samples::file,
          Samples::bareFile,
          Samples::changedFile,
          List.of(),
          UnaryOperator.identity());

  static final OwnedKind<AudioFile> AUDIO_FILES =
      new OwnedKind<>(
          EntityKind.AUDIO_FILE,
          Workspace::audioFiles,
          "uploadedAt",
          null,
          Samples::audioFile,
          Samples::bareAudioFile,
          Samples::changedAudioFile,
          List.of(),
          UnaryOperator.identity());

  static final OwnedKind<KnowledgeDocument> DOCUMENTS =
      new OwnedKind<>(
          EntityKind.DOCUMENT,
          Workspace::documents,
          "updatedAt",
          "title",
          Samples::document,
          Samples::bareDocument,
          Samples::changedDocument,
          List.of(),
          UnaryOperator.identity());

  static final OwnedKind<ProviderConfig> PROVIDER_CONFIGS =
      new OwnedKind<>(
          EntityKind.PROVIDER_CONFIG,
          Workspace::providerConfigs,
          "updatedAt",
          "provider",
          Samples::providerConfig,
          Samples::bareProviderConfig,
          Samples::changedProviderConfig,
          List.of(),
          UnaryOperator.identity());

  static final List<OwnedKind<?>> ALL =
      List.of(CONVERSATIONS, CANVASES, WORKFLOWS, FILES, AUDIO_FILES, DOCUMENTS, PROVIDER_CONFIGS);

  private OwnedKinds() {}

  /** The kinds of a version, as it keeps them. */
  static List<OwnedKind<?>> in(Shape shape) {
    return ALL.stream()
        .filter(kind -> shape.has(kind.entity()))
        .<OwnedKind<?>>map(kind -> kind.in(shape))
        .toList();
  }
}
