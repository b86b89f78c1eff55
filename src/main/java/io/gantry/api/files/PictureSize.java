package io.gantry.api.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Width and height of a picture, read from its header alone: nothing is decoded, so a picture of a
 * few bytes that claims to be huge costs nothing.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record PictureSize(int width, int height) {

  private static final int START_OF_IMAGE = 0xFFD8;

  /** The size of a PNG, GIF, WebP or JPEG; empty for any other bytes. */
  public static Optional<PictureSize> read(String mimeType, InputStream bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(bytes))) {
      return switch (mimeType) {
        case "image/png" -> png(in);
        case "image/gif" -> gif(in);
        case "image/webp" -> webp(in.readNBytes(30));
        case "image/jpeg" -> jpeg(in);
        default -> Optional.empty();
      };
    } catch (EOFException cutOff) {
      return Optional.empty();
    }
  }

  private static Optional<PictureSize> png(DataInputStream in) throws IOException {
    in.skipNBytes(16);
    return of(in.readInt(), in.readInt());
  }

  private static Optional<PictureSize> gif(DataInputStream in) throws IOException {
    byte[] head = in.readNBytes(10);
    return head.length < 10 ? Optional.empty() : of(little(head, 6, 2), little(head, 8, 2));
  }

  /** The three kinds of first chunk in "WebP Container Specification". */
  private static Optional<PictureSize> webp(byte[] head) {
    if (head.length < 30) {
      return Optional.empty();
    }
    return switch (head[15]) {
      case 'X' -> of(little(head, 24, 3) + 1, little(head, 27, 3) + 1);
      case 'L' -> {
        int packed = little(head, 21, 4);
        yield of((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1);
      }
      default -> of(little(head, 26, 2) & 0x3FFF, little(head, 28, 2) & 0x3FFF);
    };
  }

  /** Goes from segment to segment until the one that starts a frame. */
  private static Optional<PictureSize> jpeg(DataInputStream in) throws IOException {
    if (in.readUnsignedShort() != START_OF_IMAGE) {
      return Optional.empty();
    }
    while (in.readUnsignedByte() == 0xFF) {
      int marker = in.readUnsignedByte();
      if (marker == 0xFF || marker == 0x01) {
        return Optional.empty();
      }
      int length = in.readUnsignedShort();
      if (isFrame(marker)) {
        in.skipNBytes(1);
        int height = in.readUnsignedShort();
        return of(in.readUnsignedShort(), height);
      }
      if (length < 2) {
        return Optional.empty();
      }
      in.skipNBytes(length - 2L);
    }
    return Optional.empty();
  }

  /** SOF0 to SOF15, without the three codes among them that mean something else. */
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static Optional<PictureSize> of(int width, int height) {
    return width > 0 && height > 0 ? Optional.of(new PictureSize(width, height)) : Optional.empty();
  }

  private static int little(byte[] bytes, int start, int count) {
    int value = 0;
    for (int index = count - 1; index >= 0; index--) {
      value = value << 8 | bytes[start + index] & 0xFF;
    }
    return value;
  }
}
