/**
 * Compiles a program.
 * @returns a function that sets a uniform, unless the program does without it; use() makes the program current; texture() binds a sampler's texture
 */
export function program(gl, vertex, fragment) {
  const made = gl.createProgram(), vertices = gl.createVertexArray();
  for (const [type, text] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]]) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (!gl.getProgramParameter(made, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(gl.getAttachedShaders(made).map(s => gl.getShaderInfoLog(s)).join('') + gl.getProgramInfoLog(made));
  }
  const uniforms = new Map();
  for (let i = gl.getProgramParameter(made, gl.ACTIVE_UNIFORMS) - 1; i >= 0; i--) {
    const {name, type} = gl.getActiveUniform(made, i);
    uniforms.set(name.replace('[0]', ''), [type, gl.getUniformLocation(made, name)]);
  }
  const setters = {
    [gl.FLOAT]: (at, v) => gl.uniform1f(at, v),
    [gl.BOOL]: (at, v) => gl.uniform1i(at, v),
    [gl.INT_VEC2]: (at, v) => gl.uniform2iv(at, v),
    [gl.INT_VEC4]: (at, v) => gl.uniform4iv(at, v),
    [gl.FLOAT_VEC4]: (at, v) => gl.uniform4fv(at, v),
    [gl.FLOAT_MAT3]: (at, v) => gl.uniformMatrix3fv(at, false, v)};
  const set = (name, value) => {
    const [type, at] = uniforms.get(name) ?? [];
    setters[type]?.(at, value);
  };
  set.texture = (name, unit, target, texture) => {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(target, texture);
    gl.uniform1i(uniforms.get(name)?.[1] ?? null, unit);
  };
  set.use = () => {
    gl.useProgram(made);
    gl.bindVertexArray(vertices);
    return set;
  };
  return set;
}
