export{a_39 as a,b_39 as b,c_39 as c}from"./check-at-once.js";
