using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Syntax;

/// <summary>A token and the comments before it.</summary>
/// <param name="FirstComment">Index of its first comment among all comments of the file.</param>
/// <param name="CommentCount">How many comments stand between the token before it and the token.</param>
internal readonly record struct Token(TokenKind Kind, TextSpan Span, int FirstComment, int CommentCount);
