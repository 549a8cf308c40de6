package dev.yantra.codex.predict;

import dev.yantra.codex.graph.MethodNode;
import dev.yantra.codex.student.Prediction;
import dev.yantra.codex.student.Query;
import dev.yantra.codex.student.Student;
import dev.yantra.codex.text.SubTokens;
import java.util.ArrayList;
import java.util.List;

/** Methods like a method, or like what a sentence describes. */
public final class SimilarMethods {
  private final Student student;

  public SimilarMethods(Student student) {
    this.student = student;
  }

  /** The methods most similar to {@code query}, itself left out. */
  public List<Prediction> to(Query query, int k) {
    return student.similar(query, k);
  }

  /** The methods that a sentence describes best. */
  public List<Prediction> toText(String text, int k) {
    return student.similar(Query.Unseen.of(text), k);
  }

  /** Words of the name, owner, signature and body of a method. */
  public static List<String> wordsWithoutJavadoc(MethodNode method) {
    List<String> words = new ArrayList<>(SubTokens.of(method.canonical().ownerSimpleName()));
    words.addAll(SubTokens.of(method.signature()));
    words.addAll(method.body().tokens().keySet());
    return words;
  }
}
