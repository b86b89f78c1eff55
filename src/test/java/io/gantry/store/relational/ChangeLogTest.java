package io.gantry.store.relational;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChangeLogTest {

  @Test
  void theChangesOfAnotherDatabaseAreLeftOut() {
    assertThat(ChangeLog.ids("sqlite")).contains("v7-messages").doesNotContain("v7-role");
    assertThat(ChangeLog.ids("postgresql")).contains("v7-messages", "v7-role");
  }

  @Test
  void everyChangeCanBeRolledBack() {
    for (Element change : ChangeLog.changes()) {
      assertThat(change.getElementsByTagName("rollback").getLength())
          .as(change.getAttribute("id"))
          .isOne();
    }
  }

  @Test
  void everyIndexNamesTheQueryItServes() {
    List<Element> indexes =
        ChangeLog.changes().stream()
            .filter(change -> change.getTextContent().contains("INDEX ix_"))
            .toList();
    assertThat(indexes).hasSizeGreaterThan(10);
    for (Element index : indexes) {
      NodeList comments = index.getElementsByTagName("comment");
      assertThat(comments.getLength()).as(index.getAttribute("id")).isOne();
      assertThat(comments.item(0).getTextContent()).startsWith("Serves ");
    }
  }
}
