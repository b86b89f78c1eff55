package io.gantry.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.gantry.chat.Conversation;
import io.gantry.library.AudioFile;
import io.gantry.library.KnowledgeDocument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListFilterTest {

  private static final Instant AT = Instant.parse("2024-02-29T12:34:56.789012Z");
  private static final KnowledgeDocument DOCUMENT =
      new KnowledgeDocument(
          "1",
          "ann",
          "procedure",
          "Die Straße",
          "Vertrieb",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          AT,
          AT,
          1);
  private static final KnowledgeDocument BARE =
      new KnowledgeDocument(
          "2", "ann", "file", null, null, null, null, null, null, null, null, null, null, AT, AT,
          1);
  private static final Conversation CONVERSATION =
      new Conversation(
          "3", "ann", "Talk", null, null, "chat", null, true, null, 0, null, AT, AT, 1);
  private static final AudioFile AUDIO =
      new AudioFile("4", "ann", "key", null, null, AT, AT, AT, 1);

  @Test
  void noConditionAcceptsEverything() {
    assertThat(List.of(DOCUMENT, BARE, CONVERSATION, AUDIO)).allMatch(ListFilter.ALL::accepts);
  }

  @Test
  void theTitleIsSoughtWithoutRegardToCase() {
    assertThat(titled("STRASSE").accepts(DOCUMENT)).isTrue();
    assertThat(titled("").accepts(DOCUMENT)).isTrue();
    assertThat(titled("gasse").accepts(DOCUMENT)).isFalse();
  }

  @Test
  void aConditionOnAnAbsentFacetFails() {
    assertThat(titled("").accepts(BARE)).isFalse();
    assertThat(titled("").accepts(AUDIO)).isFalse();
    assertThat(filter(null, "chat", null, null).accepts(AUDIO)).isFalse();
    assertThat(filter(null, null, "", null).accepts(BARE)).isFalse();
    assertThat(filter(null, null, null, false).accepts(AUDIO)).isFalse();
    assertThat(filter(null, null, null, false).accepts(DOCUMENT)).isFalse();
  }

  @Test
  void theTypeIsExactAndTheDepartmentIsFolded() {
    assertThat(filter(null, "procedure", "VERTRIEB", null).accepts(DOCUMENT)).isTrue();
    assertThat(filter(null, "Procedure", null, null).accepts(DOCUMENT)).isFalse();
    assertThat(filter(null, null, "Vert", null).accepts(DOCUMENT)).isFalse();
  }

  @Test
  void theArchivedStateIsExact() {
    assertThat(filter(null, null, null, true).accepts(CONVERSATION)).isTrue();
    assertThat(filter(null, null, null, false).accepts(CONVERSATION)).isFalse();
  }

  @Test
  void theRangeIncludesItsStartAndExcludesItsEnd() {
    assertThat(between(AT, null).accepts(DOCUMENT)).isTrue();
    assertThat(between(AT.plusNanos(1_000), null).accepts(DOCUMENT)).isFalse();
    assertThat(between(null, AT).accepts(DOCUMENT)).isFalse();
    assertThat(between(null, AT.plusNanos(1_000)).accepts(DOCUMENT)).isTrue();
  }

  @Test
  void differentFiltersHaveDifferentSignatures() {
    List<ListFilter> filters =
        List.of(
            ListFilter.ALL,
            titled(""),
            titled("-"),
            titled("a"),
            filter(null, "a", null, null),
            filter(null, null, "a", null),
            filter("a\u0000" + "1=b", null, null, null),
            filter("a", "b\u0000-", null, null),
            filter("a\u0000" + "1=b", "-", null, null),
            filter("a", "b\u0000" + "1=-", null, null),
            filter(null, null, null, true),
            filter(null, null, null, false),
            between(AT, null),
            between(null, AT));
    assertThat(filters).extracting(ListFilter::signature).doesNotHaveDuplicates();
  }

  @Test
  void longTextsAreRefused() {
    String longest = "x".repeat(ListFilter.MAX_TEXT_LENGTH);
    assertThat(titled(longest).title()).isEqualTo(longest);
    assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> titled(longest + "x"));
  }

  private static ListFilter titled(String title) {
    return filter(title, null, null, null);
  }

  private static ListFilter filter(
      @Nullable String title,
      @Nullable String type,
      @Nullable String department,
      @Nullable Boolean archived) {
    return new ListFilter(title, type, department, archived, null, null);
  }

  private static ListFilter between(@Nullable Instant from, @Nullable Instant to) {
    return new ListFilter(null, null, null, null, from, to);
  }
}
