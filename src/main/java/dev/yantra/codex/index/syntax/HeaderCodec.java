package dev.yantra.codex.index.syntax;

import dev.yantra.codex.index.syntax.FileHeader.FieldHeader;
import dev.yantra.codex.index.syntax.FileHeader.Import;
import dev.yantra.codex.index.syntax.FileHeader.MethodHeader;
import dev.yantra.codex.index.syntax.FileHeader.TypeHeader;
import dev.yantra.codex.index.syntax.FileHeader.TypeParameterHeader;
import dev.yantra.codex.index.syntax.WrittenType.Nameless;
import dev.yantra.codex.index.syntax.WrittenType.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Headers as bytes, so that unchanged files need not be parsed again. Equal headers, equal bytes.
 */
public final class HeaderCodec {
  private static final int BASIC = 0;
  private static final int NAMED = 1;
  private static final int ARRAY = 2;
  private static final int EXTENDS = 3;
  private static final int SUPER = 4;
  private static final int SEVERAL = 5;
  private static final int ALTERNATIVES = 6;
  private static final int NAMELESS = 7;

  private HeaderCodec() {}

  private interface Writer<T> {
    void write(DataOutputStream out, T value) throws IOException;
  }

  private interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  /** The bytes of a header. */
  public static byte[] encode(FileHeader header) {
    return bytes(HeaderCodec::file, header);
  }

  /** The bytes of a type's header without its members: what makes it the type that it is. */
  public static byte[] encodeHead(TypeHeader type) {
    return bytes(HeaderCodec::head, type);
  }

  /** The bytes of a method's header. */
  public static byte[] encode(MethodHeader method) {
    return bytes(HeaderCodec::method, method);
  }

  /** The bytes of a field's header. */
  public static byte[] encode(FieldHeader field) {
    return bytes(HeaderCodec::field, field);
  }

  private static <T> byte[] bytes(Writer<T> writer, T value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writer.write(out, value);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The header of {@link #encode} bytes.
   *
   * @throws IOException if they are none
   */
  public static FileHeader decode(byte[] bytes) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return new FileHeader(
          in.readUTF(),
          list(in, i -> new Import(i.readUTF(), i.readBoolean(), i.readBoolean(), i.readBoolean())),
          list(in, HeaderCodec::readType));
    }
  }

  private static <T> void list(DataOutputStream out, List<T> values, Writer<T> writer)
      throws IOException {
    out.writeShort(values.size());
    for (T value : values) {
      writer.write(out, value);
    }
  }

  private static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
    int size = in.readUnsignedShort();
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(reader.read(in));
    }
    return values;
  }

  private static void file(DataOutputStream out, FileHeader header) throws IOException {
    out.writeUTF(header.packageName());
    list(
        out,
        header.imports(),
        (o, i) -> {
          o.writeUTF(i.name());
          o.writeBoolean(i.isStatic());
          o.writeBoolean(i.onDemand());
          o.writeBoolean(i.module());
        });
    list(out, header.types(), HeaderCodec::type);
  }

  private static void type(DataOutputStream out, TypeHeader type) throws IOException {
    head(out, type);
    list(out, type.fields(), HeaderCodec::field);
    list(out, type.methods(), HeaderCodec::method);
    list(out, type.types(), HeaderCodec::type);
  }

  private static void head(DataOutputStream out, TypeHeader type) throws IOException {
    out.writeUTF(type.name());
    out.writeInt(type.flags());
    list(out, type.typeParameters(), HeaderCodec::typeParameter);
    list(out, type.superclass(), HeaderCodec::written);
    list(out, type.interfaces(), HeaderCodec::written);
    list(out, type.annotations(), DataOutputStream::writeUTF);
  }

  private static TypeHeader readType(DataInputStream in) throws IOException {
    return new TypeHeader(
        in.readUTF(),
        in.readInt(),
        list(in, HeaderCodec::readTypeParameter),
        list(in, HeaderCodec::readWritten),
        list(in, HeaderCodec::readWritten),
        list(in, i -> i.readUTF()),
        list(in, i -> new FieldHeader(i.readUTF(), i.readInt(), readWritten(i))),
        list(
            in,
            i ->
                new MethodHeader(
                    i.readUTF(),
                    i.readInt(),
                    list(i, HeaderCodec::readTypeParameter),
                    list(i, HeaderCodec::readWritten),
                    readWritten(i))),
        list(in, HeaderCodec::readType));
  }

  private static void typeParameter(DataOutputStream out, TypeParameterHeader parameter)
      throws IOException {
    out.writeUTF(parameter.name());
    list(out, parameter.bounds(), HeaderCodec::written);
  }

  private static TypeParameterHeader readTypeParameter(DataInputStream in) throws IOException {
    return new TypeParameterHeader(in.readUTF(), list(in, HeaderCodec::readWritten));
  }

  private static void field(DataOutputStream out, FieldHeader field) throws IOException {
    out.writeUTF(field.name());
    out.writeInt(field.flags());
    written(out, field.type());
  }

  private static void method(DataOutputStream out, MethodHeader method) throws IOException {
    out.writeUTF(method.name());
    out.writeInt(method.flags());
    list(out, method.typeParameters(), HeaderCodec::typeParameter);
    list(out, method.parameters(), HeaderCodec::written);
    written(out, method.returnType());
  }

  private static void written(DataOutputStream out, WrittenType type) throws IOException {
    if (type instanceof WrittenType.Basic basic) {
      out.writeByte(BASIC);
      out.writeUTF(basic.name());
    } else if (type instanceof WrittenType.Named named) {
      out.writeByte(NAMED);
      list(
          out,
          named.parts(),
          (o, part) -> {
            o.writeUTF(part.name());
            list(o, part.arguments(), HeaderCodec::written);
          });
    } else if (type instanceof WrittenType.Array array) {
      out.writeByte(ARRAY);
      written(out, array.element());
    } else if (type instanceof WrittenType.Extends bound) {
      out.writeByte(EXTENDS);
      written(out, bound.bound());
    } else if (type instanceof WrittenType.Super bound) {
      out.writeByte(SUPER);
      written(out, bound.bound());
    } else if (type instanceof WrittenType.Several several) {
      out.writeByte(several.alternatives() ? ALTERNATIVES : SEVERAL);
      list(out, several.types(), HeaderCodec::written);
    } else {
      out.writeByte(NAMELESS);
      out.writeBoolean(type == Nameless.ANY);
    }
  }

  private static WrittenType readWritten(DataInputStream in) throws IOException {
    int form = in.readByte();
    return switch (form) {
      case BASIC -> new WrittenType.Basic(in.readUTF());
      case NAMED ->
          new WrittenType.Named(
              list(in, i -> new Part(i.readUTF(), list(i, HeaderCodec::readWritten))));
      case ARRAY -> new WrittenType.Array(readWritten(in));
      case EXTENDS -> new WrittenType.Extends(readWritten(in));
      case SUPER -> new WrittenType.Super(readWritten(in));
      case SEVERAL -> new WrittenType.Several(list(in, HeaderCodec::readWritten), false);
      case ALTERNATIVES -> new WrittenType.Several(list(in, HeaderCodec::readWritten), true);
      case NAMELESS -> in.readBoolean() ? Nameless.ANY : Nameless.INFERRED;
      default -> throw new IOException("unknown written type " + form);
    };
  }
}
