package io.gantry.store.relational;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The changelogs of this build. */
final class ChangeLog {

  static final String MASTER = "liquibase/master.xml";

  private static final String FOLDER = "liquibase/";

  private ChangeLog() {}

  /**
   * The ids of all changes, read without Liquibase, which takes longer than a health check may.
   *
   * @param product {@code sqlite} or {@code postgresql}: changes of another are left out
   */
  static Set<String> ids(String product) {
    return changes().stream()
        .filter(change -> isFor(product, change.getAttribute("dbms")))
        .map(change -> change.getAttribute("id"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** All changes of version 7 in their order. */
  static List<Element> changes() {
    return changes(MASTER);
  }

  /**
   * All changes in their order.
   *
   * @param master the file that includes the others
   */
  static List<Element> changes(String master) {
    return elements(master, "include").stream()
        .flatMap(include -> elements(FOLDER + include.getAttribute("file"), "changeSet").stream())
        .toList();
  }

  private static boolean isFor(String product, String products) {
    return products.isEmpty() || Set.of(products.split(",", -1)).contains(product);
  }

  /** The properties of a master file that hold for every database, by name. */
  static Map<String, String> properties(String master) {
    return elements(master, "property").stream()
        .filter(property -> !property.hasAttribute("dbms"))
        .collect(
            Collectors.toUnmodifiableMap(
                property -> property.getAttribute("name"),
                property -> property.getAttribute("value")));
  }

  private static List<Element> elements(String file, String name) {
    NodeList nodes = parse(file).getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Document parse(String file) {
    try (InputStream in = ChangeLog.class.getClassLoader().getResourceAsStream(file)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(requireNonNull(in, file));
    } catch (IOException | ParserConfigurationException | SAXException broken) {
      throw new IllegalStateException("This build has no readable " + file, broken);
    }
  }
}
