package io.gantry.origin.rows;

import static java.util.Objects.requireNonNull;

import io.gantry.common.JsonText;
import io.gantry.common.Text;
import io.gantry.common.Times;
import io.gantry.store.BulkRemark;
import io.gantry.store.BulkRemark.Oddity;
import io.gantry.store.RecordKey;
import io.gantry.store.foreign.ForeignRow;
import io.gantry.store.foreign.ForeignValue;
import io.gantry.store.jaaz.FittedText;
import io.gantry.store.jaaz.JaazJson;
import io.gantry.store.jaaz.JaazTimes;
import io.gantry.tenancy.TenantId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row as it becomes a record. Nothing is taken otherwise than it is stored without a remark,
 * and what nobody asked for is known at the end. Remarks name columns and never hold values.
 */
public final class RowReading {

  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  /** A column of texts makes a text of a number. */
  private static final Pattern COUNTED = Pattern.compile("-?[0-9]{9,17}(?:\\.[0-9]+)?");

  private static final BigDecimal LARGEST_SECONDS = BigDecimal.valueOf(100_000_000_000L);
  private static final BigDecimal LATEST_MICROS = BigDecimal.valueOf(Times.toMicros(Times.LATEST));

  private final ForeignRow row;
  private final RecordKey key;
  private final UnaryOperator<String> naming;
  private final Consumer<BulkRemark> remarks;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param key the record that it becomes
   * @param naming how the row calls what callers name
   * @param remarks gets what is odd
   */
  public RowReading(
      ForeignRow row, RecordKey key, UnaryOperator<String> naming, Consumer<BulkRemark> remarks) {
    this.row = requireNonNull(row, "row");
    this.key = requireNonNull(key, "key");
    this.naming = requireNonNull(naming, "naming");
    this.remarks = requireNonNull(remarks, "remarks");
  }

  /** The same row for one who has said already what is odd about it. */
  public RowReading silently() {
    return new RowReading(row, key, naming, any -> {});
  }

  /** Says something odd about the row. */
  public void remark(Oddity oddity, String detail) {
    remarks.accept(new BulkRemark(TenantId.DEFAULT, key, oddity, detail));
  }

  /** What is there, and is known from now on. */
  private Optional<ForeignValue> value(String name) {
    String column = naming.apply(name);
    known.add(column);
    return Optional.ofNullable(row.values().get(column))
        .filter(value -> !(value instanceof ForeignValue.Nothing));
  }

  /** What is used elsewhere, or says nothing. */
  public RowReading known(String... names) {
    for (String name : names) {
      known.add(naming.apply(name));
    }
    return this;
  }

  /** A text that may be missing, whole. */
  public @Nullable String whole(String name) {
    ForeignValue value = value(name).orElse(null);
    if (value == null) {
      return null;
    }
    if (value instanceof ForeignValue.Text text) {
      return text.value();
    }
    remark(Oddity.UNFIT_VALUE, column(name) + " is no text; taken as one");
    return value instanceof ForeignValue.Number number
        ? number.value().toPlainString()
        : JsonParts.of(value);
  }

  private String column(String name) {
    return naming.apply(name);
  }

  /** A text of at most so many characters that may be missing. */
  public @Nullable String optional(String name, int maxLength) {
    String text = whole(name);
    return text == null ? null : fitted(name, text, maxLength);
  }

  private String fitted(String name, String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    remark(Oddity.CUT, column(name) + " has " + text.length() + " characters; cut to " + maxLength);
    return FittedText.required(text, maxLength);
  }

  /** A text of at most so many characters; another is taken for one that is missing. */
  public String text(String name, int maxLength, String instead) {
    String text = optional(name, maxLength);
    return text == null ? missing(name, instead) : text;
  }

  /** A text with more in it than white space. */
  public String filled(String name, int maxLength, String instead) {
    String text = optional(name, maxLength);
    return text == null || text.isBlank() ? missing(name, instead) : text;
  }

  private <T> T missing(String name, T instead) {
    remark(Oddity.UNFIT_VALUE, column(name) + " is missing or empty; taken as " + instead);
    return instead;
  }

  /** The id of another record, which may be missing. */
  public @Nullable String reference(String name) {
    String id = whole(name);
    if (id == null || Text.isId(id)) {
      return id;
    }
    remark(Oddity.NO_KIND, column(name) + " is no id that a record can have");
    return null;
  }

  /** JSON that is kept as a text: as it is, or as a JSON string when it is none. */
  public JsonText json(String name, JsonText instead) {
    ForeignValue value = value(name).orElse(null);
    if (value == null) {
      return missing(name, instead);
    }
    if (value instanceof ForeignValue.Text text) {
      return json(name, text.value());
    }
    remark(Oddity.UNFIT_VALUE, column(name) + " is no text; taken as the JSON it amounts to");
    return new JsonText(JsonParts.of(value));
  }

  private JsonText json(String name, String text) {
    if (JaazJson.isJson(text)) {
      return new JsonText(text);
    }
    remark(Oddity.NOT_JSON, column(name) + " is not JSON; taken as a JSON string");
    return new JsonText(JsonParts.quote(text));
  }

  /** A truth value: one, 0 or 1, or the text of either. */
  public boolean flag(String name, boolean instead) {
    ForeignValue value = value(name).orElse(null);
    if (value instanceof ForeignValue.Flag flag) {
      return flag.value();
    }
    String text = value == null ? "" : JsonParts.of(value).replace("\"", "");
    boolean isTrue = text.equals("1") || text.equalsIgnoreCase("true");
    if (!isTrue && !text.equals("0") && !text.equalsIgnoreCase("false")) {
      return missing(name, instead);
    }
    if (value instanceof ForeignValue.Text) {
      remark(Oddity.UNFIT_VALUE, column(name) + " is a text; taken as " + isTrue);
    }
    return isTrue;
  }

  /** A number with all of its digits, which may be missing. */
  public @Nullable BigDecimal number(String name) {
    ForeignValue value = value(name).orElse(null);
    if (value instanceof ForeignValue.Number number) {
      return number.value();
    }
    if (value instanceof ForeignValue.Text text) {
      try {
        BigDecimal number = new BigDecimal(text.value().strip());
        remark(Oddity.UNFIT_VALUE, column(name) + " is a text; taken as the number it says");
        return number;
      } catch (NumberFormatException noNumber) {
        // told below
      }
    }
    if (value != null) {
      remark(Oddity.NO_KIND, column(name) + " is no number");
    }
    return null;
  }

  /** A whole number from 0 on that a record can hold; may be missing. */
  public @Nullable Long count(String name) {
    BigDecimal number = number(name);
    if (number == null) {
      return null;
    }
    boolean isWhole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    if (isWhole && number.signum() >= 0 && number.compareTo(LONGEST) <= 0) {
      return number.longValueExact();
    }
    remark(Oddity.NO_KIND, column(name) + " is no whole number from 0 to " + LONGEST);
    return null;
  }

  /** The first of these columns that holds a readable time; the first should. */
  public Instant time(String... names) {
    for (String name : names) {
      Optional<Instant> time = readable(name);
      if (time.isPresent()) {
        if (!name.equals(names[0])) {
          remark(
              Oddity.NO_TIME,
              column(names[0]) + " is missing or unreadable; taken from " + column(name));
        }
        return time.get();
      }
    }
    remark(
        Oddity.NO_TIME,
        column(names[0]) + " is missing or unreadable; taken as " + JaazTimes.UNKNOWN);
    return JaazTimes.UNKNOWN;
  }

  /** A time that may be missing; one that is there and unreadable is left out. */
  public @Nullable Instant optionalTime(String name) {
    Optional<Instant> time = readable(name);
    if (time.isEmpty() && value(name).isPresent()) {
      remark(Oddity.NO_KIND, column(name) + " is no time that can be read");
    }
    return time.orElse(null);
  }

  private Optional<Instant> readable(String name) {
    ForeignValue value = value(name).orElse(null);
    if (value instanceof ForeignValue.Number number) {
      return counted(name, number.value());
    }
    if (!(value instanceof ForeignValue.Text text)) {
      return Optional.empty();
    }
    return COUNTED.matcher(text.value()).matches()
        ? counted(name, new BigDecimal(text.value()))
        : JaazTimes.parse(text.value());
  }

  /** Numbers of the size that seconds of our days have are seconds, larger ones milliseconds. */
  private Optional<Instant> counted(String name, BigDecimal number) {
    boolean isSeconds = number.abs().compareTo(LARGEST_SECONDS) < 0;
    BigDecimal micros = number.movePointRight(isSeconds ? 6 : 3).setScale(0, RoundingMode.FLOOR);
    if (micros.abs().compareTo(LATEST_MICROS) > 0) {
      return Optional.empty();
    }
    remark(
        Oddity.UNFIT_VALUE,
        column(name)
            + " is a number; taken as "
            + (isSeconds ? "seconds" : "milliseconds")
            + " since 1970");
    return Optional.of(Times.ofMicros(micros.longValueExact()));
  }

  /** What is there and was not asked for; only that which says something. */
  public Map<String, ForeignValue> rest() {
    Map<String, ForeignValue> rest = new TreeMap<>(row.values());
    rest.keySet().removeAll(known);
    rest.values().removeIf(ForeignValue.Nothing.class::isInstance);
    return rest;
  }

  /** Says that what was not asked for has no place. */
  public void leaveRest() {
    if (!rest().isEmpty()) {
      remark(Oddity.NO_KIND, "there is no place for " + String.join(", ", rest().keySet()));
    }
  }

  /** An object with what was not asked for as one more member; says so. */
  public JsonText withRest(JsonText object, String member) {
    Map<String, ForeignValue> rest = rest();
    if (rest.isEmpty()) {
      return object;
    }
    if (!JsonParts.canTake(object.value(), member)) {
      leaveRest();
      return object;
    }
    remark(
        Oddity.UNFIT_VALUE,
        "there is no component for "
            + String.join(", ", rest.keySet())
            + "; kept as the member "
            + member);
    return new JsonText(JsonParts.with(object.value(), member, JsonParts.ofValues(rest)));
  }

  /** The values of these columns that are there, by the names that the row has for them. */
  public Map<String, ForeignValue> values(List<String> names) {
    Map<String, ForeignValue> values = new LinkedHashMap<>();
    names.forEach(name -> value(name).ifPresent(value -> values.put(column(name), value)));
    return values;
  }
}
