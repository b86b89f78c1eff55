package io.gantry.server.rest;

import static io.gantry.server.rest.Json.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record that is made from JSON, as examples.
 *
 * @param path of its records
 * @param whole a body with every field set
 * @param least a body with no field that may be left out
 * @param patch changes one field and takes another away
 * @param patched what {@code patch} must have made of {@code whole}, as fragments of the answer
 * @param heavy the field that lists leave out; null when there is none
 */
record Kind(
    String path,
    String whole,
    String least,
    String patch,
    List<String> patched,
    @Nullable String heavy) {

  static final Kind CANVAS =
      new Kind(
          "/api/canvases",
          json(
              "{'name':'Board 🎨','description':'two\\nlines','thumbnail':'data:image/png;base64,AA==',"
                  + "'data': { 'b':1.50, 'a':[ -0.0,12345678901234567890 ] } }"),
          json("{'name':''}"),
          json("{'name':'Other','description':null,'data':{'b':null,'c':'\\u00e9'}}"),
          List.of(
              json("'name':'Other'"),
              json("'description':null"),
              json("'data':{'a':[ -0.0,12345678901234567890 ],'c':'\\u00e9'}")),
          "data");

  static final Kind WORKFLOW =
      new Kind(
          "/api/workflows",
          json(
              "{'name':'Upscale','description':'','api_json':{ '3' : {'class_type':'KSampler'} },"
                  + "'inputs':[ {'name':'seed'} ],'outputs':null}"),
          json("{'name':'w'}"),
          json("{'inputs':[],'description':null}"),
          List.of(
              json("'inputs':[]"), json("'description':null"), json("{'class_type':'KSampler'}")),
          "api_json");

  static final Kind DOCUMENT =
      new Kind(
          "/api/documents",
          json(
              "{'doc_type':'procedure','title':'Ördnung','department':'Ops','summary':'s',"
                  + "'body':[ 1.0, {'k' : null} ],'file_name':'a.pdf','file_path':'x/a.pdf',"
                  + "'file_size':9007199254740991,'file_type':'pdf','mime_type':'application/pdf',"
                  + "'chunk_count':0}"),
          json("{'doc_type':'file'}"),
          json("{'title':'New','file_size':null}"),
          List.of(
              json("'title':'New'"),
              json("'file_size':null"),
              json("'body':[ 1.0, {'k' : null} ]")),
          "body");

  static final Kind AUDIO_FILE =
      new Kind(
          "/api/audio-files",
          json(
              "{'s3_key':'u/1.m4a','file_size':123,'recorded_at':'0001-01-01T00:00:00Z',"
                  + "'uploaded_at':'9999-12-31T23:59:59.999999Z'}"),
          json("{'s3_key':'k'}"),
          json("{'s3_key':'u/2.m4a','recorded_at':null}"),
          List.of(json("'s3_key':'u/2.m4a'"), json("'recorded_at':null"), json("'file_size':123")),
          null);

  static final Kind CONVERSATION =
      new Kind(
          "/api/conversations",
          json(
              "{'title':'Chat','model':'m','provider':'p','mode':'agent','canvas_id':'nowhere',"
                  + "'archived':true}"),
          "{}",
          json("{'archived':false,'model':null}"),
          List.of(json("'archived':false"), json("'model':null"), json("'canvas_id':'nowhere'")),
          null);

  static final Kind PROVIDER_CONFIG =
      new Kind(
          "/api/provider-configs",
          json(
              "{'provider':'openai','config':{ 'url' : 'https://x' },'secret':'sk-secret',"
                  + "'active':false}"),
          json("{'provider':'ollama'}"),
          json("{'active':true,'config':{'url':null,'n':1}}"),
          List.of(json("'active':true"), json("'config':{'n':1}"), json("'has_secret':true")),
          null);

  static final List<Kind> ALL =
      List.of(CANVAS, WORKFLOW, DOCUMENT, AUDIO_FILE, CONVERSATION, PROVIDER_CONFIG);
}
