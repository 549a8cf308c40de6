package dev.yantra.codex.index.types;

import dev.yantra.codex.index.syntax.Flags;
import dev.yantra.codex.index.types.JavaType.ClassType;
import dev.yantra.codex.index.types.JavaType.TypeVariable;
import dev.yantra.codex.workspace.Lazy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A type of the JDK or the class path, read from its class file when something in it is asked for.
 */
final class BinaryType extends TypeSymbol {
  private final String internalName;
  private final ClassFiles classFiles;
  private final Lazy<Content> content;
  private final Lazy<List<TypeVariable>> parameters;
  private final Lazy<List<ClassType>> supertypes;

  /** The content of the class file, with names not yet looked up. */
  private static final class Content {
    private int flags;
    private String signature = "";
    private final List<String> supertypes = new ArrayList<>();
    private final List<String> annotations = new ArrayList<>();
    private String outer = "";
    private String simpleName = "";
    private final Map<String, FieldSymbol> fields = new LinkedHashMap<>();
    private final Map<String, List<MethodSymbol>> methods = new LinkedHashMap<>();
    private final Map<String, String> memberTypes = new LinkedHashMap<>();
  }

  BinaryType(String internalName, ClassFiles classFiles, TypeTable table) {
    super(table);
    this.internalName = internalName;
    this.classFiles = classFiles;
    this.content = new Lazy<>(this::read);
    this.parameters = new Lazy<>(this::allParameters);
    this.supertypes = new Lazy<>(this::findSupertypes);
  }

  private Content read() {
    Content c = new Content();
    int slash = internalName.lastIndexOf('/');
    c.simpleName = internalName.substring(slash + 1);
    Optional<byte[]> bytes = classFiles.read(internalName);
    if (bytes.isEmpty()) {
      return c;
    }
    try {
      new ClassReader(bytes.get())
          .accept(
              new Reader(c),
              ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException e) {
      // A class file that ASM cannot read declares nothing.
      return new Content();
    }
    return c;
  }

  private final class Reader extends ClassVisitor {
    private final Content c;

    Reader(Content c) {
      super(Opcodes.ASM9);
      this.c = c;
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String above, String[] interfaces) {
      c.flags |= access & ~(Flags.SYNCHRONIZED | Flags.VARARGS | Flags.BRIDGE);
      c.signature = signature == null ? "" : signature;
      if (above != null) {
        c.supertypes.add(above);
      }
      c.supertypes.addAll(List.of(interfaces));
    }

    @Override
    public void visitInnerClass(String name, String outer, String inner, int access) {
      if (name.equals(internalName)) {
        c.flags |= access & Flags.STATIC;
        c.flags = (c.flags & ~(Flags.PUBLIC | Flags.PRIVATE | Flags.PROTECTED)) | (access & 7);
        c.outer = outer == null ? "" : outer;
        c.simpleName = inner == null ? "" : inner;
      } else if (internalName.equals(outer) && inner != null) {
        c.memberTypes.put(inner, name);
      }
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      c.annotations.add(Type.getType(descriptor).getClassName());
      return super.visitAnnotation(descriptor, visible);
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String descriptor, String signature, Object value) {
      if ((access & Flags.SYNTHETIC) == 0) {
        String written = signature == null ? descriptor : signature;
        c.fields.put(
            name,
            new FieldSymbol(
                BinaryType.this, name, access, () -> signatures(List.of()).type(written)));
      }
      return super.visitField(access, name, descriptor, signature, value);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      boolean written = (access & (Flags.SYNTHETIC | Flags.BRIDGE)) == 0;
      if (written && !name.equals("<clinit>")) {
        boolean signatureFits = signature != null;
        String text = signatureFits ? signature : descriptor;
        boolean hidden = !signatureFits && name.equals("<init>") && inner();
        int arity = Signatures.arity(text) - (hidden ? 1 : 0);
        c.methods
            .computeIfAbsent(name, n -> new ArrayList<>(1))
            .add(
                new MethodSymbol(
                    BinaryType.this,
                    name,
                    access & ~Flags.BRIDGE,
                    Math.max(0, arity),
                    () -> signature(text, hidden)));
      }
      return super.visitMethod(access, name, descriptor, signature, exceptions);
    }

    /** InnerClasses may come after the methods, so that the content cannot be asked. */
    private boolean inner() {
      return !c.outer.isEmpty() && (c.flags & (Flags.STATIC | Flags.INTERFACE | Flags.ENUM)) == 0;
    }
  }

  private Signatures signatures(List<TypeVariable> more) {
    List<TypeVariable> all = new ArrayList<>(more);
    List<TypeVariable> own = typeParameters();
    for (int i = own.size() - 1; i >= 0; i--) {
      all.add(own.get(i));
    }
    return new Signatures(table(), all);
  }

  private MethodSymbol.Signature signature(String text, boolean hiddenFirst) {
    MethodSymbol.Signature signature = signatures(List.of()).method(text);
    if (!hiddenFirst || signature.parameters().isEmpty()) {
      return signature;
    }
    List<JavaType> parameters = signature.parameters();
    return new MethodSymbol.Signature(
        signature.typeParameters(),
        parameters.subList(1, parameters.size()),
        signature.returnType());
  }

  private List<TypeVariable> allParameters() {
    Content c = content.get();
    List<TypeVariable> all = new ArrayList<>();
    if (inner()) {
      outer().ifPresent(o -> all.addAll(o.typeParameters()));
    }
    if (!c.signature.isEmpty()) {
      all.addAll(new Signatures(table(), all).typeParameters(c.signature));
    }
    return List.copyOf(all);
  }

  private List<ClassType> findSupertypes() {
    Content c = content.get();
    List<JavaType> types =
        c.signature.isEmpty()
            ? c.supertypes.stream()
                .map(s -> signatures(List.of()).type(Type.getObjectType(s).getDescriptor()))
                .toList()
            : signatures(List.of()).supertypes(c.signature);
    List<ClassType> found = new ArrayList<>();
    for (JavaType type : types) {
      boolean objectOfInterface = isInterface() && type.erasedName().equals("java.lang.Object");
      if (type instanceof ClassType classType && !objectOfInterface) {
        found.add(classType);
      }
    }
    return List.copyOf(found);
  }

  @Override
  public String binaryName() {
    return internalName.replace('/', '.');
  }

  @Override
  public String simpleName() {
    return content.get().simpleName;
  }

  @Override
  public int flags() {
    return content.get().flags;
  }

  @Override
  public Optional<TypeSymbol> outer() {
    String outer = content.get().outer;
    return outer.isEmpty() ? Optional.empty() : table().byBinaryName(outer.replace('/', '.'));
  }

  @Override
  public List<TypeVariable> typeParameters() {
    return parameters.get();
  }

  @Override
  int ownTypeParameters() {
    int inherited = inner() ? outer().map(o -> o.typeParameters().size()).orElse(0) : 0;
    return typeParameters().size() - inherited;
  }

  @Override
  public List<ClassType> supertypes() {
    return supertypes.get();
  }

  @Override
  public List<String> annotations() {
    return Collections.unmodifiableList(content.get().annotations);
  }

  @Override
  public boolean incomplete() {
    int expected = content.get().supertypes.size();
    return supertypes().size() < expected
        && !(isInterface() && supertypes().size() == expected - 1);
  }

  @Override
  public Optional<FieldSymbol> field(String name) {
    return Optional.ofNullable(content.get().fields.get(name));
  }

  @Override
  public List<MethodSymbol> methods(String name) {
    return content.get().methods.getOrDefault(name, List.of());
  }

  @Override
  public Collection<MethodSymbol> methods() {
    return content.get().methods.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public Optional<TypeSymbol> memberType(String name) {
    return Optional.ofNullable(content.get().memberTypes.get(name))
        .flatMap(inner -> table().byBinaryName(inner.replace('/', '.')));
  }
}
