using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Xunit;

namespace Radiomics.Core.Tests.Architecture;

/// <summary>
/// Holds the rules of the house by reading the built assembly: the folder of a type is that of its source file (from the symbols), and every reference
/// from one type to another must lead to the same room or to a lower floor.
/// </summary>
public sealed class HouseTests
{
    private static readonly Dictionary<string, int> s_floors = new()
    {
        ["Errors"] = 0,
        ["Display"] = 0,
        ["Scheduling"] = 0,
        ["Fourier"] = 0,
        ["Imaging"] = 1,
        ["Formats"] = 2,
        ["Segmentation"] = 2,
        ["Discretization"] = 2,
        ["Processing"] = 2,
        ["Filters"] = 2,
        ["Phantoms"] = 2,
        ["Features"] = 3,
        ["Rendering"] = 3,
        ["Extraction"] = 4,
        ["Plots"] = 5,
        ["Notebooks"] = 6,
    };

    /// <summary>Errors and the geometry they describe explain each other; nothing else may look up.</summary>
    private static readonly HashSet<(string From, string To)> s_allowed = [("GeometryMismatchException", "GeometryComparison")];

    [Fact]
    public void EveryFolderIsOnAFloor()
    {
        using House house = House.Read();
        Assert.Equal(s_floors.Keys.Order(), house.Rooms.Values.Select(r => r.Split('/')[0]).Distinct().Order());
    }

    [Fact]
    public void ArrowsPointDownOnly()
    {
        using House house = House.Read();
        List<string> wrong = [];
        foreach ((string from, string to) in house.References)
        {
            string a = house.Rooms[from].Split('/')[0], b = house.Rooms[to].Split('/')[0];
            if (a != b && s_floors[b] >= s_floors[a] && !s_allowed.Contains((from, to))) wrong.Add($"{a}/{from} -> {b}/{to}");
        }
        Assert.True(house.References.Count > 200, $"only {house.References.Count} references were read");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Order()));
    }

    [Fact]
    public void RoomsOfOneFloorFormNoCircle()
    {
        using House house = House.Read();
        HashSet<(string, string)> arrows = [.. house.References.Select(r => (house.Rooms[r.From], house.Rooms[r.To])).Where(r => r.Item1 != r.Item2 && r.Item1.Split('/')[0] == r.Item2.Split('/')[0])];
        foreach ((string from, string to) in arrows) Assert.DoesNotContain((to, from), arrows);
    }

    [Fact]
    public void CoreKnowsNoOtherProject()
    {
        using House house = House.Read();
        Assert.DoesNotContain(house.AssemblyReferences, name => name.StartsWith("Radiomics", StringComparison.Ordinal) || name.StartsWith("radiomics", StringComparison.Ordinal));
    }

    /// <summary>Types of the built assembly by folder, and the references between them.</summary>
    private sealed class House : IDisposable
    {
        private readonly PEReader _assembly;
        private readonly MetadataReader _metadata;

        private House(PEReader assembly) => (_assembly, _metadata) = (assembly, assembly.GetMetadataReader());

        /// <summary>Folder below the project, by outermost type.</summary>
        public Dictionary<string, string> Rooms { get; } = [];

        public HashSet<(string From, string To)> References { get; } = [];

        public IEnumerable<string> AssemblyReferences => _metadata.AssemblyReferences.Select(h => _metadata.GetString(_metadata.GetAssemblyReference(h).Name));

        public static House Read()
        {
            string path = typeof(Volume).Assembly.Location;
            House house = new(new PEReader(File.OpenRead(path)));
            using MetadataReaderProvider symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(path, ".pdb")));
            house.ReadRooms(symbols.GetMetadataReader());
            house.ReadReferences();
            return house;
        }

        public void Dispose() => _assembly.Dispose();

        private void ReadRooms(MetadataReader symbols)
        {
            Guid typeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");
            foreach (TypeDefinitionHandle handle in _metadata.TypeDefinitions)
            {
                DocumentHandle document = default;
                foreach (MethodDefinitionHandle method in _metadata.GetTypeDefinition(handle).GetMethods())
                {
                    MethodDebugInformation debug = symbols.GetMethodDebugInformation(method);
                    foreach (SequencePoint point in debug.GetSequencePoints())
                    {
                        document = point.Document;
                        break;
                    }
                    if (!document.IsNil) break;
                }
                // A type without code (an enum, an interface) has its source file listed apart.
                if (document.IsNil)
                {
                    foreach (CustomDebugInformationHandle extra in symbols.GetCustomDebugInformation(handle))
                    {
                        CustomDebugInformation information = symbols.GetCustomDebugInformation(extra);
                        if (symbols.GetGuid(information.Kind) == typeDocuments)
                            document = MetadataTokens.DocumentHandle(symbols.GetBlobReader(information.Value).ReadCompressedInteger());
                    }
                }
                if (document.IsNil) continue;
                string source = symbols.GetString(symbols.GetDocument(document).Name).Replace('\\', '/');
                int start = source.LastIndexOf("Radiomics.Core/", StringComparison.Ordinal);
                if (start < 0 || source.Contains("/obj/", StringComparison.Ordinal)) continue;
                string inside = source[(start + "Radiomics.Core/".Length)..];
                if (inside.Contains('/', StringComparison.Ordinal)) Rooms[Outermost(handle)] = inside[..inside.LastIndexOf('/')];
            }
        }

        private void ReadReferences()
        {
            foreach (TypeDefinitionHandle handle in _metadata.TypeDefinitions)
            {
                string from = Outermost(handle);
                if (!Rooms.ContainsKey(from)) continue;
                ReferenceCollector collector = new(this, from);
                TypeDefinition type = _metadata.GetTypeDefinition(handle);
                collector.Add(type.BaseType);
                foreach (InterfaceImplementationHandle i in type.GetInterfaceImplementations()) collector.Add(_metadata.GetInterfaceImplementation(i).Interface);
                foreach (FieldDefinitionHandle field in type.GetFields()) _metadata.GetFieldDefinition(field).DecodeSignature(collector, 0);
                foreach (MethodDefinitionHandle methodHandle in type.GetMethods())
                {
                    MethodDefinition method = _metadata.GetMethodDefinition(methodHandle);
                    method.DecodeSignature(collector, 0);
                    if (method.RelativeVirtualAddress == 0) continue;
                    MethodBodyBlock body = _assembly.GetMethodBody(method.RelativeVirtualAddress);
                    if (!body.LocalSignature.IsNil) _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(collector, 0);
                    foreach (EntityHandle token in IntermediateCode.Tokens(body.GetILReader())) collector.Add(token);
                }
            }
        }

        private string Outermost(TypeDefinitionHandle handle)
        {
            TypeDefinition type = _metadata.GetTypeDefinition(handle);
            while (type.IsNested) type = _metadata.GetTypeDefinition(type.GetDeclaringType());
            return _metadata.GetString(type.Name);
        }

        /// <summary>Collects the types of the assembly that one type refers to, through whatever handle names them.</summary>
        private sealed class ReferenceCollector(House house, string from) : ISignatureTypeProvider<int, int>
        {
            private readonly MetadataReader _metadata = house._metadata;

            public void Add(EntityHandle handle)
            {
                // An interface has no base type.
                if (handle.IsNil) return;
                switch (handle.Kind)
                {
                    case HandleKind.TypeDefinition: AddType((TypeDefinitionHandle)handle); break;
                    case HandleKind.TypeSpecification: _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, 0); break;
                    case HandleKind.FieldDefinition: AddType(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()); break;
                    case HandleKind.MethodDefinition: AddType(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()); break;
                    case HandleKind.MemberReference: Add(_metadata.GetMemberReference((MemberReferenceHandle)handle).Parent); break;
                    case HandleKind.MethodSpecification:
                        MethodSpecification method = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                        method.DecodeSignature(this, 0);
                        Add(method.Method);
                        break;
                }
            }

            public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
            {
                AddType(handle);
                return 0;
            }

            public int GetTypeFromSpecification(MetadataReader reader, int genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
                reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

            public int GetArrayType(int elementType, ArrayShape shape) => 0;

            public int GetByReferenceType(int elementType) => 0;

            public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

            public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

            public int GetGenericMethodParameter(int genericContext, int index) => 0;

            public int GetGenericTypeParameter(int genericContext, int index) => 0;

            public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

            public int GetPinnedType(int elementType) => 0;

            public int GetPointerType(int elementType) => 0;

            public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

            public int GetSZArrayType(int elementType) => 0;

            public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => 0;

            private void AddType(TypeDefinitionHandle handle)
            {
                string to = house.Outermost(handle);
                if (to != from && house.Rooms.ContainsKey(to)) house.References.Add((from, to));
            }
        }
    }
}
