-- The tables of a file of DNA 3. What every file of it has stands at the end.

CREATE TABLE SETTINGS (Property TEXT PRIMARY KEY, Value TEXT NOT NULL);

CREATE TABLE CODERS (
    ID INTEGER NOT NULL PRIMARY KEY,
    Name TEXT NOT NULL CHECK (length(Name) < 191),
    Red INTEGER NOT NULL DEFAULT 0, Green INTEGER NOT NULL DEFAULT 0, Blue INTEGER NOT NULL DEFAULT 0,
    Refresh INTEGER NOT NULL DEFAULT 0, FontSize INTEGER NOT NULL DEFAULT 14, Password TEXT NOT NULL,
    PopupWidth INTEGER DEFAULT 300, ColorByCoder INTEGER NOT NULL DEFAULT 0,
    PopupDecoration INTEGER NOT NULL DEFAULT 0, PopupAutoComplete INTEGER NOT NULL DEFAULT 1,
    PermissionAddDocuments INTEGER NOT NULL DEFAULT 1, PermissionEditDocuments INTEGER NOT NULL DEFAULT 1,
    PermissionDeleteDocuments INTEGER NOT NULL DEFAULT 1, PermissionImportDocuments INTEGER NOT NULL DEFAULT 1,
    PermissionAddStatements INTEGER NOT NULL DEFAULT 1, PermissionEditStatements INTEGER NOT NULL DEFAULT 1,
    PermissionDeleteStatements INTEGER NOT NULL DEFAULT 1, PermissionEditAttributes INTEGER NOT NULL DEFAULT 1,
    PermissionEditRegex INTEGER NOT NULL DEFAULT 1, PermissionEditStatementTypes INTEGER NOT NULL DEFAULT 1,
    PermissionEditCoders INTEGER NOT NULL DEFAULT 1, PermissionEditCoderRelations INTEGER NOT NULL DEFAULT 1,
    PermissionViewOthersDocuments INTEGER NOT NULL DEFAULT 1, PermissionEditOthersDocuments INTEGER NOT NULL DEFAULT 1,
    PermissionViewOthersStatements INTEGER NOT NULL DEFAULT 1, PermissionEditOthersStatements INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE CODERRELATIONS (
    ID INTEGER NOT NULL PRIMARY KEY,
    Coder INTEGER REFERENCES CODERS (ID) ON DELETE CASCADE,
    OtherCoder INTEGER REFERENCES CODERS (ID) ON DELETE CASCADE,
    viewStatements INTEGER NOT NULL DEFAULT 1, editStatements INTEGER NOT NULL DEFAULT 1,
    viewDocuments INTEGER NOT NULL DEFAULT 1, editDocuments INTEGER NOT NULL DEFAULT 1,
    CHECK (Coder <> OtherCoder)
);

CREATE TABLE DOCUMENTS (
    ID INTEGER NOT NULL PRIMARY KEY,
    Title TEXT NOT NULL CHECK (length(Title) < 191),
    Text TEXT NOT NULL,
    Coder INTEGER REFERENCES CODERS (ID) ON DELETE CASCADE,
    Author TEXT NOT NULL DEFAULT '' CHECK (length(Author) < 191),
    Source TEXT NOT NULL DEFAULT '' CHECK (length(Source) < 191),
    Section TEXT NOT NULL DEFAULT '' CHECK (length(Section) < 191),
    Notes TEXT NOT NULL DEFAULT '',
    Type TEXT NOT NULL DEFAULT '' CHECK (length(Type) < 191),
    Date INTEGER NOT NULL -- seconds since 1970, as if clocks stood on UTC
);

CREATE TABLE STATEMENTTYPES (
    ID INTEGER NOT NULL PRIMARY KEY,
    Label TEXT NOT NULL CHECK (length(Label) < 191),
    Red INTEGER NOT NULL DEFAULT 0, Green INTEGER NOT NULL DEFAULT 0, Blue INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE VARIABLES (
    ID INTEGER NOT NULL PRIMARY KEY,
    Variable TEXT NOT NULL CHECK (length(Variable) < 191),
    DataType TEXT NOT NULL DEFAULT 'short text' CHECK (DataType IN ('boolean', 'integer', 'long text', 'short text')),
    StatementTypeId INTEGER REFERENCES STATEMENTTYPES (ID) ON DELETE CASCADE,
    UNIQUE (Variable, StatementTypeId)
);

CREATE TABLE VARIABLELINKS (
    ID INTEGER NOT NULL PRIMARY KEY,
    SourceVariableId INTEGER REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    TargetVariableId INTEGER REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    CHECK (TargetVariableId <> SourceVariableId)
);

CREATE TABLE REGEXES (
    Label TEXT PRIMARY KEY CHECK (length(Label) < 191),
    Red INTEGER NOT NULL DEFAULT 0, Green INTEGER NOT NULL DEFAULT 0, Blue INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE STATEMENTS (
    ID INTEGER NOT NULL PRIMARY KEY,
    StatementTypeId INTEGER REFERENCES STATEMENTTYPES (ID) ON DELETE CASCADE,
    DocumentId INTEGER REFERENCES DOCUMENTS (ID) ON DELETE CASCADE,
    Start INTEGER NOT NULL CHECK (Start >= 0), -- UTF-16 units
    Stop INTEGER NOT NULL CHECK (Stop >= 0),
    Coder INTEGER REFERENCES CODERS (ID) ON DELETE CASCADE,
    CHECK (Start < Stop)
);

CREATE TABLE ENTITIES (
    ID INTEGER PRIMARY KEY NOT NULL,
    VariableId INTEGER NOT NULL REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    Value TEXT NOT NULL DEFAULT '' CHECK (length(Value) < 191),
    Red INTEGER, Green INTEGER, Blue INTEGER,
    ChildOf INTEGER REFERENCES ENTITIES (ID) ON DELETE CASCADE,
    UNIQUE (VariableId, Value)
);

CREATE TABLE DATABOOLEAN (
    ID INTEGER PRIMARY KEY NOT NULL,
    StatementId INTEGER NOT NULL REFERENCES STATEMENTS (ID) ON DELETE CASCADE,
    VariableId INTEGER NOT NULL REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    Value INTEGER NOT NULL DEFAULT 1,
    UNIQUE (StatementId, VariableId)
);

CREATE TABLE DATAINTEGER (
    ID INTEGER PRIMARY KEY NOT NULL,
    StatementId INTEGER NOT NULL REFERENCES STATEMENTS (ID) ON DELETE CASCADE,
    VariableId INTEGER NOT NULL REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    Value INTEGER NOT NULL DEFAULT 0,
    UNIQUE (StatementId, VariableId)
);

CREATE TABLE DATASHORTTEXT (
    ID INTEGER PRIMARY KEY NOT NULL,
    StatementId INTEGER NOT NULL REFERENCES STATEMENTS (ID) ON DELETE CASCADE,
    VariableId INTEGER NOT NULL REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    Entity INTEGER NOT NULL REFERENCES ENTITIES (ID) ON DELETE CASCADE,
    UNIQUE (StatementId, VariableId)
);

CREATE TABLE DATALONGTEXT (
    ID INTEGER PRIMARY KEY NOT NULL,
    StatementId INTEGER NOT NULL REFERENCES STATEMENTS (ID) ON DELETE CASCADE,
    VariableId INTEGER NOT NULL REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    Value TEXT DEFAULT '',
    UNIQUE (StatementId, VariableId)
);

CREATE TABLE ATTRIBUTEVARIABLES (
    ID INTEGER PRIMARY KEY NOT NULL,
    VariableId INTEGER NOT NULL REFERENCES VARIABLES (ID) ON DELETE CASCADE,
    AttributeVariable TEXT NOT NULL CHECK (length(AttributeVariable) < 191),
    UNIQUE (VariableId, AttributeVariable)
);

CREATE TABLE ATTRIBUTEVALUES (
    ID INTEGER PRIMARY KEY NOT NULL,
    EntityId INTEGER NOT NULL REFERENCES ENTITIES (ID) ON DELETE CASCADE,
    AttributeVariableId INTEGER NOT NULL REFERENCES ATTRIBUTEVARIABLES (ID) ON DELETE CASCADE,
    AttributeValue TEXT NOT NULL DEFAULT '' CHECK (length(AttributeValue) < 191),
    UNIQUE (EntityId, AttributeVariableId)
);

INSERT INTO SETTINGS (Property, Value) VALUES ('version', '3.0'), ('date', '2022-01-01');
INSERT INTO STATEMENTTYPES (ID, Label, Red, Green, Blue) VALUES
    (1, 'DNA Statement', 239, 208, 51), (2, 'Statement outside claims', 190, 190, 190);
INSERT INTO VARIABLES (ID, Variable, DataType, StatementTypeId) VALUES
    (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1),
    (4, 'agreement', 'boolean', 1), (5, 'review', 'short text', 1), (6, 'certainty', 'short text', 1),
    (7, 'hedges', 'long text', 1), (8, 'way', 'long text', 1), (9, 'receipt', 'long text', 1),
    (11, 'person', 'short text', 2), (12, 'organization', 'short text', 2), (13, 'act', 'short text', 2),
    (15, 'review', 'short text', 2), (16, 'certainty', 'short text', 2),
    (17, 'hedges', 'long text', 2), (18, 'way', 'long text', 2), (19, 'receipt', 'long text', 2);
INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable)
SELECT v.ID, a.Name FROM VARIABLES v, (SELECT 'Type' AS Name UNION SELECT 'Alias' UNION SELECT 'Notes') a
WHERE v.DataType = 'short text' ORDER BY v.ID, a.Name;
